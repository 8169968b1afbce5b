using Mcp.Daemon.Code;
using Mcp.Daemon.Code.Lexing;
using Mcp.Daemon.Code.Statements;

namespace Mcp.Daemon.Tools.CodeReview.Checks;

/// <summary>Which variables of one function hold a task that nobody has waited for, read in one pass: a function may be long.</summary>
internal sealed class TaskVariables
{
    private readonly Dictionary<string, int> _tasks = [];
    private readonly Dictionary<string, int> _awaited = [];
    private readonly int _waited = int.MaxValue;

    public TaskVariables(TokenList tokens, Declaration function)
    {
        for (var at = function.NameToken + 1; at <= function.LastToken; at++)
        {
            // What was waited for together, or asked whether it has ended, blocks no more.
            if (tokens.Is(at, "WhenAll") || tokens.Is(at, "WhenAny") || tokens.Is(at, "IsCompleted") || tokens.Is(at, "IsCompletedSuccessfully"))
            {
                _waited = at;
                return;
            }

            if (!tokens.IsWord(at) || tokens.Is(at - 1, '.'))
            {
                continue;
            }

            if (tokens.Is(at - 1, "await"))
            {
                _awaited.TryAdd(tokens.Name(at), at);
            }
            else if (tokens.Is(at - 1, "Task") || (tokens.Is(at - 1, '>') && IsGenericTask(tokens, at - 1)) || IsStarted(tokens, at))
            {
                _tasks.TryAdd(tokens.Name(at), at);
            }
        }
    }

    /// <summary>Whether a name is a task at a token, and was not awaited before it.</summary>
    public bool Has(string name, int use) =>
        _tasks.TryGetValue(name, out var task) && task < use && use <= _waited && !(_awaited.TryGetValue(name, out var awaited) && awaited < use);

    /// <summary><c>task = SaveAsync(…);</c></summary>
    private static bool IsStarted(TokenList tokens, int at) =>
        tokens.Is(at + 1, '=') && MemberChain.Last(tokens, at + 2) is > 0 and var call && tokens.Text(call).EndsWith("Async") && tokens.Is(call + 1, '(')
        && tokens.Is(tokens.Close(call + 1) + 1, ';');

    private static bool IsGenericTask(TokenList tokens, int close)
    {
        var depth = 0;
        for (var i = close; i >= 0 && close - i < 32; i--)
        {
            depth += tokens.Is(i, '>') ? 1 : tokens.Is(i, '<') ? -1 : 0;
            if (depth == 0)
            {
                return tokens.Is(i - 1, "Task") || tokens.Is(i - 1, "ValueTask");
            }
        }

        return false;
    }
}
