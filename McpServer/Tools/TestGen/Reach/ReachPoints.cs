using Mcp.Daemon.Answers;
using Mcp.Daemon.Code;
using Mcp.Daemon.Code.Measuring;
using Mcp.Daemon.Code.Reading;

namespace Mcp.Daemon.Tools.TestGen.Reach;

/// <summary>What a test of a function must reach: its branches, its loops, its limits, and the errors that it raises.</summary>
internal static class ReachPoints
{
    /// <summary>A condition on one line of a list.</summary>
    private const int LongestText = 100;

    private static readonly WordSet Raising = new("raise throw panic bail");

    /// <summary>In the order of the lines.</summary>
    public static IReadOnlyList<ReachPoint> Of(SourceFile file, Declaration function) =>
    [
        .. Branching.Lines(file, function).Concat(Errors(file, function)).Concat(Limits(file, function)).Distinct().Order()
            .Select(line => new ReachPoint(line, Shown(file, line), EdgeInputs.Of(file, line))),
    ];

    /// <summary>The lines at which it gives an error to its caller that it made itself.</summary>
    private static IEnumerable<int> Errors(SourceFile file, Declaration function)
    {
        var tokens = file.Tokens;
        return OwnTokens.Of(file, function)
            .Where(at => (Raising.Has(tokens, at) && !tokens.Is(at - 1, '.'))
                || (file.Language is Language.Rust && tokens.Is(at, "Err") && tokens.Is(at + 1, '(') && !tokens.Is(tokens.Close(at + 1) + 1, '=', '>') && !tokens.Is(at - 1, "let"))
                || (file.Language is Language.Go && ((tokens.Is(at, "Errorf") && tokens.Is(at - 2, "fmt")) || (tokens.Is(at, "New") && tokens.Is(at - 2, "errors")))))
            .Select(at => tokens.Line(at));
    }

    /// <summary>The lines at which something is held against a limit, though nothing parts there: what is given back turns.</summary>
    private static IEnumerable<int> Limits(SourceFile file, Declaration function) => OwnTokens.Of(file, function)
        .Where(at => EdgeInputs.IsLimit(file.Tokens, at)).Select(at => file.Tokens.Line(at));

    private static string Shown(SourceFile file, int line)
    {
        var text = file.CommentFreeLines[line - 1].Trim().TrimStart('}', ' ').TrimEnd('{', ' ', ';').TrimEnd(':');
        return Excerpt.Of(text, LongestText);
    }
}
