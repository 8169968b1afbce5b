using Mcp.Daemon.Code.Lexing;

namespace Mcp.Daemon.Code.Web;

/// <summary>Where the names of <see cref="GuardMarks"/> stand in a file, read in one pass: routes may stand inside each other.</summary>
internal sealed class GuardPlaces(TokenList tokens)
{
    private readonly Lazy<List<int>> _places = new(() =>
        [.. Enumerable.Range(0, tokens.Count).Where(at => tokens.IsWord(at) && GuardMarks.IsOne(tokens.Name(at)))]);

    /// <summary>The first such name between two tokens; null without one.</summary>
    public string? In(int first, int last) => All(first, last).Select(tokens.Name).FirstOrDefault();

    /// <summary>The tokens of all such names between two tokens.</summary>
    public IEnumerable<int> All(int first, int last)
    {
        var next = _places.Value.BinarySearch(first);
        for (next = next < 0 ? ~next : next; next < _places.Value.Count && _places.Value[next] <= last; next++)
        {
            yield return _places.Value[next];
        }
    }
}
