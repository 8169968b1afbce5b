using Mcp.Daemon.Answers;
using Mcp.Daemon.Code;
using Mcp.Daemon.Code.Lexing;
using Mcp.Daemon.Code.Searching;
using Mcp.Daemon.Code.Statements;
using Mcp.Daemon.Tools.Looking;

namespace Mcp.Daemon.Tools.CodeReview.Checks;

/// <summary>Errors of Go functions, of those that the given files declare, that the caller drops.</summary>
internal sealed class IgnoredErrors : ReviewCheck
{
    public override ReviewAspects Aspects => ReviewAspects.Security;

    protected override bool Reads(Language language) => language is Language.Go;

    protected override IEnumerable<Finding> Check(LookedFile file, LookedFiles looked)
    {
        var tokens = file.Source.Tokens;
        for (var at = 0; at < tokens.Count; at++)
        {
            if (looked.Functions.Called(file.Source, at) is { } called && Signatures.ReturnsError(called.File, called.Declaration) && Dropped(file, at, called) is { } dropped)
            {
                yield return FoundInCode.At(
                    file.Source, tokens.Line(at), dropped.Severity, "ignored_error",
                    $"{called.Name} returns an error ({called.File.Path}:{called.Declaration.NameLine}) {dropped.How}.", "Look at the error, or say in a comment why it does not matter.");
            }
        }
    }

    private static (Severity Severity, string How)? Dropped(LookedFile file, int at, DeclaredFunction called)
    {
        var tokens = file.Source.Tokens;
        var first = MemberChain.First(tokens, at);
        if (first < 0 || !tokens.Is(at + 1, '(') || !EndsStatement(tokens, tokens.Close(at + 1)))
        {
            return null;
        }

        if (file.Statements.StartsStatement(first))
        {
            return (Severity.Medium, "that nobody looks at: a failure looks like success");
        }

        if (!tokens.Is(first - 1, '=') || file.Statements.HasComment(tokens.Line(at), tokens.Line(at)))
        {
            return null;
        }

        // a, _ := f() and _ = f()
        var blank = tokens.Is(first - 2, ':') ? first - 3 : first - 2;
        var isAlone = file.Statements.StartsStatement(blank);
        return !tokens.Is(blank, "_") ? null
            : isAlone && Signatures.Results(called.File, called.Declaration) == 1 ? (Severity.Low, "that is dropped on purpose, and no comment says why")
            : tokens.Is(blank - 1, ',') ? (Severity.Medium, "that is dropped, while its other result is used as if all had gone well")
            : null;
    }

    private static bool EndsStatement(TokenList tokens, int close) =>
        close + 1 >= tokens.Count || tokens.StartsLine(close + 1) || tokens.Mark(close + 1) is ';' or '}';
}
