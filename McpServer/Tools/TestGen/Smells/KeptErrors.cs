using Mcp.Daemon.Code;
using Mcp.Daemon.Code.Expressions;
using Mcp.Daemon.Code.Lexing;
using Mcp.Daemon.Code.Reading;
using Mcp.Daemon.Code.Statements;

namespace Mcp.Daemon.Tools.TestGen.Smells;

/// <summary>Handlers of a test that keep what they caught, or that they caught something, for those who look at it later.</summary>
internal sealed class KeptErrors(SourceFile file)
{
    // Who only tells it lets it be forgotten.
    private static readonly WordSet Telling = new(
        "print println printf puts p pprint write WriteLine Write log info warn warning error debug trace exception format str repr String print_exc fmt");

    private static readonly WordSet Own = new("this self");

    private readonly Lazy<Dictionary<string, List<int>>> _places = new(() => Places(file.Tokens));

    /// <param name="test">The test's parameters and statements.</param>
    /// <param name="handler">The handler.</param>
    public bool Has(TokenSpan test, Block handler)
    {
        var tokens = file.Tokens;
        var caught = Caught(handler);
        foreach (var at in handler.Body.All)
        {
            if (tokens.Is(at, '=') && !tokens.Is(at, '=', '=') && !tokens.Is(at, '=', '>') && !tokens.Is(at - 1, '=') && !tokens.Is(at - 1, '!'))
            {
                var target = tokens.Is(at - 1, ']') ? tokens.Open(at - 1) - 1 : at - 1;
                if (tokens.IsWord(target) && IsLookedAt(test, handler, target))
                {
                    return true;
                }
            }
            else if (caught.Length > 0 && tokens.IsWord(at) && tokens.Is(at + 1, '(') && !Telling.Has(tokens, at) && Takes(tokens, at + 1, caught))
            {
                // What is called may pass it on: a promise's reject does.
                if (!tokens.Is(at - 1, '.') || IsLookedAt(test, handler, at - 2))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>The name that the handler gives to what it caught; empty without any.</summary>
    private string Caught(Block handler) =>
        handler.Header.IsEmpty ? file.Language is Language.Swift ? "error" : ""
        : file.Tokens.Name(file.Language is Language.Kotlin ? handler.Header.First : handler.Header.Last);

    private static bool Takes(TokenList tokens, int open, string caught)
    {
        for (var at = open + 1; at < tokens.Close(open); at++)
        {
            if (tokens.Is(at, caught) && !tokens.Is(at - 1, '.'))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the variable that a path ends in, or begins with, stands in the test behind the handler; a field may be looked at anywhere else.</summary>
    private bool IsLookedAt(TokenSpan test, Block handler, int target)
    {
        var tokens = file.Tokens;
        if (!tokens.IsWord(target))
        {
            return false;
        }

        var (path, root) = NamePath.EndingAt(tokens, target);
        var isOwn = Own.Has(tokens, root);
        var name = isOwn && path.Contains('.', StringComparison.Ordinal) ? tokens.Name(target) : tokens.Name(root);
        var places = _places.Value.GetValueOrDefault(name) ?? [];
        var next = places.BinarySearch(handler.End + 1);
        next = next < 0 ? ~next : next;
        return (next < places.Count && (isOwn || places[next] <= test.Last)) || (isOwn && places.Count > 0 && places[0] < test.First);
    }

    private static Dictionary<string, List<int>> Places(TokenList tokens) => Enumerable.Range(0, tokens.Count).Where(tokens.IsWord)
        .GroupBy(tokens.Name).ToDictionary(group => group.Key, group => group.ToList());
}
