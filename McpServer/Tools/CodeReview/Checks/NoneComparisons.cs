using Mcp.Daemon.Answers;
using Mcp.Daemon.Code;
using Mcp.Daemon.Code.Reading;
using Mcp.Daemon.Tools.Looking;

namespace Mcp.Daemon.Tools.CodeReview.Checks;

/// <summary>Python's None compared by value, where a class may answer what it likes.</summary>
internal sealed class NoneComparisons : ReviewCheck
{
    // Parentheses behind these only group; behind a name they hold what a query builder may turn into SQL.
    private static readonly WordSet Grouping = new("if elif while and or not return assert in is else =");

    public override ReviewAspects Aspects => ReviewAspects.None;

    protected override bool Reads(Language language) => language is Language.Python;

    protected override IEnumerable<Finding> Check(LookedFile file, LookedFiles looked)
    {
        var tokens = file.Source.Tokens;
        for (var at = 0; at < tokens.Count; at++)
        {
            var isEqual = tokens.Is(at, '=', '=');
            if ((isEqual || tokens.Is(at, '!', '=')) && (tokens.Is(at + 2, "None") || tokens.Is(at - 1, "None")) && !IsQuery(file, at))
            {
                yield return FoundInCode.At(
                    file.Source, tokens.Line(at), Severity.Low, "none_comparison",
                    "None is compared by value: a class with its own __eq__, an array above all, answers something else.", isEqual ? "is None" : "is not None");
            }
        }
    }

    private static bool IsQuery(LookedFile file, int at)
    {
        var tokens = file.Source.Tokens;
        for (var around = file.Statements.Around(at); around >= 0; around = file.Statements.Around(around))
        {
            if (tokens.Is(around, '[') || (tokens.Is(around, '(') && (tokens.IsWord(around - 1) || tokens.Is(around - 1, ')')) && !Grouping.Has(tokens, around - 1)))
            {
                return true;
            }
        }

        return false;
    }
}
