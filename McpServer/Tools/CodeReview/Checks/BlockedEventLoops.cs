using Mcp.Daemon.Answers;
using Mcp.Daemon.Code;
using Mcp.Daemon.Code.Reading;
using Mcp.Daemon.Code.Searching;
using Mcp.Daemon.Tools.Looking;

namespace Mcp.Daemon.Tools.CodeReview.Checks;

/// <summary>Calls in asynchronous functions that hold the thread on which everything else waits.</summary>
internal sealed class BlockedEventLoops : ReviewCheck
{
    private static readonly Dictionary<Language, (TokenPattern[] Calls, Severity Severity, string Fix)> Rules = new()
    {
        [Language.Python] = (
            [
                new("time . sleep ("), new("requests . get/post/put/patch/delete/head/request ("), new("subprocess . run/call/check_output/check_call ("),
                new("urllib . request . urlopen ("), new("os . system ("),
            ],
            Severity.Medium, "Await an asynchronous counterpart, or asyncio.to_thread."),
        [Language.CSharp] = ([new("Thread . Sleep (")], Severity.Medium, "await Task.Delay"),
        [Language.JavaScript] = ([new("readFileSync/writeFileSync/appendFileSync/execSync/spawnSync/readdirSync/statSync (")], Severity.Low, "Await its counterpart in fs/promises."),
        [Language.TypeScript] = ([new("readFileSync/writeFileSync/appendFileSync/execSync/spawnSync/readdirSync/statSync (")], Severity.Low, "Await its counterpart in fs/promises."),
    };

    /// <summary>Brackets around a call that are looked at: nobody nests deeper.</summary>
    private const int Deepest = 64;

    // What is given to these runs on a thread of its own.
    private static readonly WordSet Elsewhere = new("Run StartNew run_in_executor to_thread");

    public override ReviewAspects Aspects => ReviewAspects.Performance;

    protected override bool Reads(Language language) => Rules.ContainsKey(language);

    protected override IEnumerable<Finding> Check(LookedFile file, LookedFiles looked)
    {
        var (tokens, (calls, severity, fix)) = (file.Source.Tokens, Rules[file.Language]);
        for (var at = 0; at < tokens.Count; at++)
        {
            if (Array.Exists(calls, call => call.IsAt(tokens, at)) && file.Statements.FunctionAt(at) is { } function
                && Signatures.MayAwait(file.Source, function) && !IsElsewhere(file, at))
            {
                yield return FoundInCode.At(
                    file.Source, tokens.Line(at), severity, "blocking_in_async",
                    $"{function.Name} is asynchronous, and this call holds its thread: nothing else goes on meanwhile.", fix);
            }
        }
    }

    private static bool IsElsewhere(LookedFile file, int at)
    {
        var tokens = file.Source.Tokens;
        var around = file.Statements.Around(at);
        for (var levels = 0; around >= 0 && levels < Deepest; around = file.Statements.Around(around), levels++)
        {
            if (tokens.Is(around, '(') && Elsewhere.Has(tokens, around - 1))
            {
                return true;
            }
        }

        return false;
    }
}
