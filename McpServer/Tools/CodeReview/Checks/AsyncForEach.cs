using Mcp.Daemon.Answers;
using Mcp.Daemon.Code;
using Mcp.Daemon.Code.Searching;
using Mcp.Daemon.Tools.Looking;

namespace Mcp.Daemon.Tools.CodeReview.Checks;

/// <summary>JavaScript's forEach over an asynchronous function, whose promises it drops.</summary>
internal sealed class AsyncForEach : ReviewCheck
{
    private static readonly TokenPattern Call = new("forEach ( async");

    public override ReviewAspects Aspects => ReviewAspects.Security;

    protected override bool LooksAtTests => true;

    protected override bool Reads(Language language) => language is Language.JavaScript or Language.TypeScript;

    protected override IEnumerable<Finding> Check(LookedFile file, LookedFiles looked)
    {
        var tokens = file.Source.Tokens;
        for (var at = 1; at < tokens.Count; at++)
        {
            if (tokens.Is(at - 1, '.') && Call.IsAt(tokens, at))
            {
                yield return FoundInCode.At(
                    file.Source, tokens.Line(at), Severity.Medium, "async_foreach",
                    "forEach waits for none of these functions: the code goes on before they have ended, and their failures are lost.", "for (const each of all) with await, or await Promise.all(all.map(…)).");
            }
        }
    }
}
