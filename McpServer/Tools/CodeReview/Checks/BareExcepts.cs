using Mcp.Daemon.Answers;
using Mcp.Daemon.Code;
using Mcp.Daemon.Code.Reading;
using Mcp.Daemon.Tools.Looking;

namespace Mcp.Daemon.Tools.CodeReview.Checks;

/// <summary>Python handlers that also catch the interrupt of a user and the end of the program.</summary>
internal sealed class BareExcepts : ReviewCheck
{
    // These end the program or pass on what was caught.
    private static readonly WordSet Leaving = new("raise exit _exit abort");

    private static readonly WordSet Nothing = new("pass continue");

    public override ReviewAspects Aspects => ReviewAspects.Security;

    protected override bool Reads(Language language) => language is Language.Python;

    protected override IEnumerable<Finding> Check(LookedFile file, LookedFiles looked)
    {
        var tokens = file.Source.Tokens;
        foreach (var handler in file.Statements.Handlers)
        {
            // One that does nothing at all is told as such; one that names BaseException means it.
            if (handler.Header.IsEmpty && !handler.Body.All.Any(at => Leaving.Has(tokens, at)) && !handler.Body.All.All(at => Nothing.Has(tokens, at)))
            {
                yield return FoundInCode.At(
                    file.Source, tokens.Line(handler.Word), Severity.Low, "bare_except",
                    "This also catches KeyboardInterrupt and SystemExit: the program cannot be stopped here.", "except Exception:");
            }
        }
    }
}
