using Mcp.Daemon.Answers;
using Mcp.Daemon.Code;
using Mcp.Daemon.Code.Lexing;
using Mcp.Daemon.Code.Reading;
using Mcp.Daemon.Code.Statements;
using Mcp.Daemon.Tools.Looking;

namespace Mcp.Daemon.Tools.TestGen.Smells;

/// <summary>Tests whose assertions stand where their failure is caught, or where they are reached only when something is thrown.</summary>
internal sealed class SwallowedFailures : TestSmell
{
    private static readonly WordSet Everything = new("Exception BaseException AssertionError Throwable Error AssertionException");

    public override IEnumerable<Finding> Of(TestSuite suite, LookedFiles looked)
    {
        var (file, tokens) = (suite.File.Source, suite.File.Source.Tokens);
        var kept = new KeptErrors(file);
        foreach (var handler in suite.File.Statements.Handlers)
        {
            if (suite.Cases.FirstOrDefault(test => test.Body.Holds(handler.Word)) is not { } test || Tried(file, handler.Word) is not { } tried)
            {
                continue;
            }

            var (isTried, isHandled) = (Assertions.Any(file, tried), Assertions.Any(file, handler.Body));
            if (isTried && !isHandled && IsEverything(file, handler) && !Leaves(tokens, handler.Body) && !kept.Has(test.Body, handler))
            {
                yield return FoundInCode.At(
                    file, tokens.Line(handler.Word), Severity.Medium, "swallowed_failure",
                    $"The failure of the assertion in line {tokens.Line(Assertions.In(file, tried).First())} is caught here and forgotten: this test cannot fail.",
                    "Let it through, or name the one error that is expected and assert on it.");
            }
            else if (!isTried && isHandled && !test.Body.All.Any(at => !handler.Body.Holds(at) && IsPlan(tokens, at))
                && !Assertions.In(file, test.Body).Any(at => !handler.Body.Holds(at)) && !Leaves(tokens, handler.Body))
            {
                yield return FoundInCode.At(
                    file, tokens.Line(handler.Word), Severity.Medium, "unreached_assertion",
                    "All that this test asserts stands in this handler: when nothing is thrown, it passes without having asserted anything.",
                    "Assert that it throws, with what the framework has for that.");
            }
        }
    }

    // t.plan(2): the framework counts, and a test that asserts less than it announced fails.
    private static bool IsPlan(TokenList tokens, int at) => tokens.Is(at, "plan") && tokens.Is(at - 1, '.') && tokens.Is(at + 1, '(');

    // Python and JavaScript have handlers that say nothing of what they catch.
    private static bool IsEverything(SourceFile file, Block handler) => handler.Header.IsEmpty
        || file.Language is Language.JavaScript or Language.TypeScript
        || handler.Header.All.Any(at => Everything.Has(file.Tokens, at));

    private static bool Leaves(TokenList tokens, TokenSpan body) => body.All.Any(at => tokens.Is(at, "return") || tokens.Is(at, "rethrow"));

    /// <summary>The statements that a handler is for; null where they are not the ones right before it.</summary>
    private static TokenSpan? Tried(SourceFile file, int word)
    {
        var tokens = file.Tokens;
        if (file.Language is not Language.Python)
        {
            var open = tokens.Is(word - 1, '}') ? tokens.Open(word - 1) : -1;
            return open > 0 && tokens.Is(open - 1, "try") ? new TokenSpan(open + 1, word - 2) : null;
        }

        for (var at = word - 1; at > 0 && tokens.Indent(at) >= tokens.Indent(word); at--)
        {
            if (tokens.StartsLine(at) && tokens.Indent(at) == tokens.Indent(word))
            {
                if (!tokens.Is(at, "try") && !tokens.Is(at, "except"))
                {
                    return null;
                }

                if (tokens.Is(at, "try"))
                {
                    return new TokenSpan(at + 1, word - 1);
                }
            }
        }

        return null;
    }
}
