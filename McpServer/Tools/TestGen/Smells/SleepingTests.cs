using Mcp.Daemon.Answers;
using Mcp.Daemon.Code;
using Mcp.Daemon.Code.Expressions;
using Mcp.Daemon.Code.Lexing;
using Mcp.Daemon.Code.Statements;
using Mcp.Daemon.Tools.Looking;

namespace Mcp.Daemon.Tools.TestGen.Smells;

/// <summary>Tests that wait a fixed time. In a loop that looks again and again it is a poll, which ends when what it waits for is there.</summary>
internal sealed class SleepingTests : TestSmell
{
    /// <summary>Characters of a call in a sentence: its name and the time stand at its beginning.</summary>
    private const int LongestShown = 60;

    public override IEnumerable<Finding> Of(TestSuite suite, LookedFiles looked)
    {
        var file = suite.File.Source;
        return Invocations.Of(file)
            .Where(call => IsSleep(file, call) && suite.Cases.Any(test => test.Body.Holds(call.Token)) && !suite.File.Statements.Loops.Any(loop => Holds(loop, call)))
            .Select(call => FoundInCode.At(
                file, call.Line, Severity.Low, "sleeping_test",
                $"The test waits a fixed time ({Shown(file.Tokens, call)}): too short on a busy machine, and time lost on every other one.",
                "Wait for the event itself with a bound, or hand a clock in."));
    }

    private static bool Holds(Loop loop, Invocation call) => loop.Block.Body.Holds(call.Token);

    private static bool IsSleep(SourceFile file, Invocation call)
    {
        var tokens = file.Tokens;
        var isNothing = call.Arguments.Count == 1 && call.Arguments[0] is var only && only.First == only.Last && tokens.Text(only.First) is "0";
        return !isNothing && call.Arguments.Count > 0 && file.Language switch
        {
            Language.Python => call.Path is "time.sleep" or "asyncio.sleep" or "anyio.sleep"
                || (call.Path is "sleep" && file.ImportedAs["sleep"].Any(import => import.Target is "time" or "asyncio")),
            Language.CSharp => call.Path is "Thread.Sleep" or "System.Threading.Thread.Sleep" || (call.Path is "Task.Delay" && tokens.Is(call.First - 1, "await")),
            Language.Java or Language.Kotlin => call.Path is "Thread.sleep" or "TimeUnit.SECONDS.sleep" or "TimeUnit.MILLISECONDS.sleep",
            Language.Go => call.Path is "time.Sleep",
            Language.Rust => call.Path is "thread.sleep" or "std.thread.sleep" or "tokio.time.sleep",
            Language.JavaScript or Language.TypeScript => call.Path is "page.waitForTimeout" || (call.Path is "cy.wait" && IsNumber(tokens, call.Arguments[0]))
                || (call.Name is "setTimeout" && IsAwaited(file, call)),
            _ => false,
        };
    }

    /// <summary><c>await new Promise(resolve => setTimeout(resolve, 100))</c>.</summary>
    private static bool IsAwaited(SourceFile file, Invocation call)
    {
        var tokens = file.Tokens;
        if (call.Arguments.Count < 2 || !IsNumber(tokens, call.Arguments[1]) || call.Arguments[0].First != call.Arguments[0].Last || !tokens.IsWord(call.Arguments[0].First))
        {
            return false;
        }

        // The name that is called back is the parameter of the arrow around it, right before.
        var at = call.First - 1;
        at -= tokens.Is(at, '{') ? 1 : 0;
        at -= tokens.Is(at - 1, '=', '>') ? 2 : 0;
        at = tokens.Is(at, ')') ? tokens.Open(at) : at;
        return tokens.Is(at - 1, '(') && tokens.Is(at - 2, "Promise") && tokens.Is(at - 3, "new") && tokens.Is(at - 4, "await");
    }

    private static bool IsNumber(TokenList tokens, Argument argument) => argument.First == argument.Last && tokens[argument.First].Kind is TokenKind.Number;

    private static string Shown(TokenList tokens, Invocation call) => Excerpt.Of(tokens.Source(call.First, call.Last), LongestShown);
}
