using Mcp.Daemon.Answers;
using Mcp.Daemon.Code;
using Mcp.Daemon.Tools.Looking;

namespace Mcp.Daemon.Tools.TestGen.Smells;

/// <summary>Two tests of one name in one place: in Python the later takes the place of the earlier, elsewhere nobody can tell which failed.</summary>
internal sealed class ReplacedTests : TestSmell
{
    public override IEnumerable<Finding> Of(TestSuite suite, LookedFiles looked)
    {
        var (file, tokens) = (suite.File.Source, suite.File.Source.Tokens);
        var margins = suite.Cases.GroupBy(test => Around(suite, test)).ToDictionary(group => group.Key, group => group.Min(test => tokens.Indent(test.Token)));
        foreach (var same in suite.Cases.Where(test => test.IsWhole).GroupBy(test => (test.Name, Around(suite, test))).Where(group => group.Count() > 1))
        {
            var (first, last) = (same.First(), same.Last());
            if (suite.File.Language is Language.Python && tokens.Indent(first.Token) == tokens.Indent(last.Token) && !IsConditional(suite, first, margins))
            {
                yield return FoundInCode.At(
                    file, first.Line, Severity.Medium, "replaced_test",
                    $"{SeenName.Of(first)} never runs: line {last.Line} defines another one of that name, which takes its place.", "Give each its own name.");
            }
            else if (suite.File.Language is Language.JavaScript or Language.TypeScript)
            {
                yield return FoundInCode.At(
                    file, last.Line, Severity.Low, "duplicate_test_name",
                    $"{SeenName.Of(last)} is the title of the test in line {first.Line} as well: a report does not tell which of them failed.", "Say in each title what it alone claims.");
            }
        }
    }

    private static int Around(TestSuite suite, TestCase test) => test.Function is not { } function ? suite.File.Statements.Around(test.Token)
        : suite.File.Source.AroundWithTypes.Holding(function).FirstOrDefault(type => type.Kind is DeclarationKind.Type)?.FirstToken ?? -1;

    // At the margin of its place: a test in an if or an else is one of two that exclude each other.
    private static bool IsConditional(TestSuite suite, TestCase test, Dictionary<int, int> margins)
    {
        var tokens = suite.File.Source.Tokens;
        var type = Around(suite, test);
        return test.Function!.Container is null ? tokens.Indent(test.Token) > 0
            : type >= 0 && margins[type] < tokens.Indent(test.Token);
    }
}
