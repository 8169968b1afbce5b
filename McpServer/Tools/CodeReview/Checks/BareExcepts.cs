using Mcp.Daemon.Answers;
using Mcp.Daemon.Code;
using Mcp.Daemon.Code.Lexing;
using Mcp.Daemon.Code.Reading;
using Mcp.Daemon.Code.Statements;
using Mcp.Daemon.Tools.Looking;

namespace Mcp.Daemon.Tools.CodeReview.Checks;

/// <summary>Python handlers that also catch the interrupt of a user and the end of the program.</summary>
internal sealed class BareExcepts : ReviewCheck
{
    // These end the program or pass on what was caught.
    private static readonly WordSet Leaving = new("raise exit _exit abort");

    private static readonly WordSet Nothing = new("pass continue");

    public override ReviewAspects Aspects => ReviewAspects.Security;

    private static readonly string[] Ends = ["KeyboardInterrupt", "SystemExit"];

    protected override bool Reads(Language language) => language is Language.Python;

    protected override IEnumerable<Finding> Check(LookedFile file, LookedFiles looked)
    {
        var tokens = file.Source.Tokens;
        var byEnd = new Lazy<ILookup<int, Block>>(() => file.Statements.Handlers.ToLookup(handler => handler.End));
        foreach (var handler in file.Statements.Handlers)
        {
            // One that does nothing at all is told as such; one that names BaseException means it.
            if (handler.Header.IsEmpty && !handler.Body.All.Any(at => Leaving.Has(tokens, at)) && !handler.Body.All.All(at => Nothing.Has(tokens, at))
                && Left(tokens, handler, byEnd.Value) is { Count: > 0 } left)
            {
                yield return FoundInCode.At(
                    file.Source, tokens.Line(handler.Word), Severity.Low, "bare_except",
                    $"This also catches {string.Join(" and ", left)}: the program cannot be stopped here.", "except Exception:");
            }
        }
    }

    /// <summary>What of the two no handler of the same try takes before this one.</summary>
    private static List<string> Left(TokenList tokens, Block handler, ILookup<int, Block> byEnd)
    {
        var left = Ends.ToList();
        var next = (Block?)handler;
        while (next is { } at)
        {
            // A handler that stands in another may end where that ends.
            next = byEnd[at.Word - 1].Where(before => tokens.Indent(before.Word) == tokens.Indent(at.Word)).Select(before => (Block?)before).FirstOrDefault();
            if (next is { } taken)
            {
                if (taken.Header.IsEmpty)
                {
                    // Python takes no handler behind one that takes everything: there is no more to say of this.
                    return [];
                }

                left.RemoveAll(name => taken.Header.All.Any(word => tokens.Is(word, name) || tokens.Is(word, "BaseException")));
            }
        }

        return left;
    }
}
