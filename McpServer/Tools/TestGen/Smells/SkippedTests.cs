using Mcp.Daemon.Answers;
using Mcp.Daemon.Code;
using Mcp.Daemon.Code.Expressions;
using Mcp.Daemon.Tools.Looking;

namespace Mcp.Daemon.Tools.TestGen.Smells;

/// <summary>Tests that never run, and that nobody says why. With a reason, in words or in a comment, it is a decision.</summary>
internal sealed class SkippedTests : TestSmell
{
    public override IEnumerable<Finding> Of(TestSuite suite, LookedFiles looked)
    {
        var file = suite.File.Source;
        return Called(suite).Concat(Marked(suite)).Concat(Left(suite))
            .Where(line => !suite.File.Statements.HasComment(line - 1, line))
            .Select(line => FoundInCode.At(
                file, line, Severity.Low, "skipped_test", "This test never runs, and nothing says why or until when.", "Run it, remove it, or say why it has to wait."));
    }

    private static IEnumerable<int> Called(TestSuite suite) =>
        suite.File.Language is not (Language.JavaScript or Language.TypeScript) ? [] : Invocations.Of(suite.File.Source)
            // Playwright's test.skip(condition) is a statement inside a test.
            .Where(call => FocusOrSkip.IsSkipped(call) && call.Arguments.Count >= 2 && suite.File.Source.Tokens.IsText(call.Arguments[0].First)
                && suite.File.Source.Tokens.Mark(call.Last - 1) is '}')
            .Select(call => call.Line);

    private static IEnumerable<int> Marked(TestSuite suite) =>
        from test in suite.Cases
        from marker in test.Markers
        where FocusOrSkip.IsSkip(suite.File.Source, marker) && !FocusOrSkip.HasReason(suite.File.Source, marker) && marker.Name is not "Explicit"
        select marker.Line;

    /// <summary>A Go test that leaves itself out at once, whatever the conditions.</summary>
    private static IEnumerable<int> Left(TestSuite suite)
    {
        var tokens = suite.File.Source.Tokens;
        if (suite.File.Language is not Language.Go)
        {
            yield break;
        }

        foreach (var test in suite.Cases)
        {
            var first = test.Function!.BodyToken + (tokens.Is(test.Function.BodyToken, '{') ? 1 : 0);
            if (tokens.Is(first, "t") && (tokens.Is(first + 2, "Skip") || tokens.Is(first + 2, "SkipNow")) && tokens.Is(first + 3, '(') && tokens.Close(first + 3) == first + 4)
            {
                yield return tokens.Line(first);
            }
        }
    }
}
