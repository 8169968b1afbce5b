using Mcp.Daemon.Code.Lexing;

namespace Mcp.Daemon.Code.Searching;

/// <summary>Where each word of a file stands, read in one pass: for who asks for many words.</summary>
internal sealed class WordPlaces
{
    private readonly Dictionary<string, List<int>>.AlternateLookup<ReadOnlySpan<char>> _places;

    public WordPlaces(TokenList tokens)
    {
        _places = new Dictionary<string, List<int>>().GetAlternateLookup<ReadOnlySpan<char>>();
        for (var at = 0; at < tokens.Count; at++)
        {
            if (!tokens.IsWord(at))
            {
                continue;
            }

            if (!_places.TryGetValue(tokens.Text(at), out var places))
            {
                _places[tokens.Text(at)] = places = [];
            }

            places.Add(at);
        }
    }

    /// <summary>The tokens that are a word as it is written, between two tokens.</summary>
    public IEnumerable<int> Of(ReadOnlySpan<char> word, int first, int last) =>
        _places.TryGetValue(word, out var places) ? Between(places, first, last) : [];

    private static IEnumerable<int> Between(List<int> places, int first, int last)
    {
        var begin = places.BinarySearch(first);
        for (var i = begin < 0 ? ~begin : begin; i < places.Count && places[i] <= last; i++)
        {
            yield return places[i];
        }
    }
}
