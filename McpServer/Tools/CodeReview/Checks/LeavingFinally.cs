using Mcp.Daemon.Answers;
using Mcp.Daemon.Code;
using Mcp.Daemon.Code.Statements;
using Mcp.Daemon.Tools.Looking;

namespace Mcp.Daemon.Tools.CodeReview.Checks;

/// <summary>A return in a finally block, which drops the exception that is on its way.</summary>
internal sealed class LeavingFinally : ReviewCheck
{
    public override ReviewAspects Aspects => ReviewAspects.Security;

    protected override bool Reads(Language language) => language is Language.Python or Language.JavaScript or Language.TypeScript or Language.Java or Language.Php or Language.Kotlin;

    protected override IEnumerable<Finding> Check(LookedFile file, LookedFiles looked)
    {
        var tokens = file.Source.Tokens;
        var blocks = Enumerable.Range(0, tokens.Count)
            .Where(at => tokens.Is(at, "finally") && !tokens.Is(at - 1, '.'))
            .Select(at => Blocks.After(file.Source, at)).OfType<Block>();
        foreach (var block in Nesting.Shallow(blocks, block => block))
        {
            // A function that is written inside leaves only itself.
            var holdsFunction = block.Body.All.Any(inner => tokens.Is(inner, '=', '>') || tokens.Is(inner, "function") || tokens.Is(inner, "lambda") || file.Source.DeclaredAt.ContainsKey(inner));
            var leaving = block.Body.All.FirstOrDefault(inner => tokens.Is(inner, "return"), -1);
            if (leaving >= 0 && !holdsFunction && !file.Statements.HasComment(tokens.Line(leaving), tokens.Line(leaving)))
            {
                yield return FoundInCode.At(
                    file.Source, tokens.Line(leaving), Severity.Medium, "return_in_finally",
                    "A return in finally drops the exception that is on its way: the caller takes a failure for a result.", "Return behind the finally block.");
            }
        }
    }
}
