using Mcp.Daemon.Answers;
using Mcp.Daemon.Code;
using Mcp.Daemon.Code.Expressions;
using Mcp.Daemon.Tools.Looking;

namespace Mcp.Daemon.Tools.TestGen.Smells;

/// <summary>JavaScript tests that alone run, left over from a session of debugging.</summary>
internal sealed class FocusedTests : TestSmell
{
    public override IEnumerable<Finding> Of(TestSuite suite, LookedFiles looked) =>
        suite.File.Language is not (Language.JavaScript or Language.TypeScript) ? [] : Invocations.Of(suite.File.Source)
            .Where(FocusOrSkip.IsFocused)
            .Select(call => FoundInCode.At(
                suite.File.Source, call.Line, Severity.Medium, "focused_test",
                $"{call.Path} runs alone: all other tests of this file are left out without a word, and what they would show stays hidden.", $"Replace {call.Path} by {Plain(call)}."));

    private static string Plain(Invocation call) => call.Name is "only" ? call.Qualifier : call.Name[1..];
}
