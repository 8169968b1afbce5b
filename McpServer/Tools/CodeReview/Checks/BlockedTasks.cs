using Mcp.Daemon.Answers;
using Mcp.Daemon.Code;
using Mcp.Daemon.Code.Lexing;
using Mcp.Daemon.Code.Searching;
using Mcp.Daemon.Tools.Looking;

namespace Mcp.Daemon.Tools.CodeReview.Checks;

/// <summary>C# code that holds a thread until a task ends.</summary>
internal sealed class BlockedTasks : ReviewCheck
{
    private static readonly TokenPattern Awaiter = new("GetAwaiter () . GetResult (");

    private static readonly TokenPattern Wait = new("Wait (");

    private static readonly TokenPattern Run = new("Task . Run");

    public override ReviewAspects Aspects => ReviewAspects.Performance;

    protected override bool Reads(Language language) => language is Language.CSharp;

    protected override IEnumerable<Finding> Check(LookedFile file, LookedFiles looked)
    {
        var tokens = file.Source.Tokens;
        var variables = new Dictionary<Declaration, TaskVariables>();
        for (var at = 0; at < tokens.Count; at++)
        {
            if (!tokens.Is(at - 1, '.'))
            {
                continue;
            }

            var isSure = Awaiter.IsAt(tokens, at);
            if ((isSure || ((IsResult(tokens, at) || Wait.IsAt(tokens, at)) && IsTask(file, at - 2, variables))) && file.Statements.FunctionAt(at) is { } function && function.Name != "Main")
            {
                var canAwait = Signatures.MayAwait(file.Source, function);
                yield return FoundInCode.At(
                    file.Source, tokens.Line(at), Severity.Medium, "blocking_on_task",
                    $"The thread waits here for a task: under load the pool runs dry, and where a context must be returned to, this never ends.",
                    canAwait ? "await it" : $"Make {function.Name} async and await it, up to the caller that can.");
            }
        }
    }

    private static bool IsResult(TokenList tokens, int at) => tokens.Is(at, "Result") && tokens.Mark(at + 1) is not ('(' or '=' or '<')
        || (tokens.Is(at, "Result") && tokens.Is(at + 1, '=', '='));

    /// <summary>Whether what ends with a token is a task that nobody has awaited.</summary>
    private static bool IsTask(LookedFile file, int last, Dictionary<Declaration, TaskVariables> variables)
    {
        var tokens = file.Source.Tokens;
        if (tokens.Is(last, ')'))
        {
            var name = tokens.Open(last) - 1;
            return tokens.IsWord(name) && (tokens.Text(name).EndsWith("Async") || Run.IsAt(tokens, name - 2));
        }

        if (!tokens.IsWord(last) || tokens.Is(last - 1, '.') || file.Statements.FunctionAt(last) is not { } function)
        {
            return false;
        }

        if (!variables.TryGetValue(function, out var known))
        {
            variables[function] = known = new TaskVariables(tokens, function);
        }

        return known.Has(tokens.Name(last), last);
    }
}
