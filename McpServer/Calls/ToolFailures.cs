using Mcp.Contract;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Timeouts;
using Mcp.Daemon.Tools;

namespace Mcp.Daemon.Calls;

/// <summary>Every way a call can fail, turned into the answer its client gets. The only place where this happens.</summary>
internal static class ToolFailures
{
    public static Answer Expected(string tool, ToolFailureException failure) => new()
    {
        Tool = tool,
        State = failure.Code is ErrorCode.TimedOut ? AnswerState.TimedOut : AnswerState.Failed,
        Error = new AnswerError(
            failure.Code, failure.Message, failure.Retryable, (long?)failure.RetryAfter?.TotalMilliseconds),
    };

    public static Answer BadArguments(string tool, IReadOnlyList<string> faults) => new()
    {
        Tool = tool,
        State = AnswerState.Failed,
        Error = new AnswerError(
            ErrorCode.InvalidArgument,
            $"Checking the arguments of {tool}: {Sentence.Closed(string.Join("; ", faults))} Nothing was run; correct the call and send it again.",
            false),
    };

    public static Answer RungExpired(ToolDefinition tool, RungExpiredException expired, ToolProgress latest)
    {
        var what = expired.Rung is Rung.Daemon
            ? $"it did not stop when told and was left behind after the daemon rung ({expired.Limit.TotalSeconds:0.###} s)"
            : $"it was stopped at the tool rung ({expired.Limit.TotalSeconds:0.###} s)";
        return new Answer
        {
            Tool = tool.Name,
            State = AnswerState.TimedOut,
            Error = new AnswerError(
                ErrorCode.TimedOut,
                $"Running {tool.Name}: {what}.{Reached(latest)} Ask for less at once, or raise {Setting(tool, expired.Rung)}.",
                true),
            Next = "Narrow the request (fewer files, a smaller change) and call again.",
        };
    }

    /// <summary>Even live work ends some time; the tool had its chance to come back with what it had.</summary>
    public static Answer LifetimeOver(string tool, TimeSpan lifetime, ToolProgress latest) => new()
    {
        Tool = tool,
        State = AnswerState.TimedOut,
        Error = new AnswerError(
            ErrorCode.TimedOut,
            $"Running {tool}: it was still at work when its lifetime ({lifetime.TotalSeconds:0.###} s) was over, and was stopped.{Reached(latest)} Ask for less at once, or raise CALL_LIFETIME_SECS.",
            true),
        Next = "Narrow the request (a shorter question, fewer files, a faster model) and call again.",
    };

    /// <summary>Everybody who waited for it cancelled; hardly anybody is left to read this.</summary>
    public static Answer Unwanted(string tool) => new()
    {
        Tool = tool,
        State = AnswerState.Cancelled,
        Error = new AnswerError(ErrorCode.Cancelled, $"Running {tool}: it was cancelled.", true),
    };

    public static Answer Stopping(string tool) => new()
    {
        Tool = tool,
        State = AnswerState.Cancelled,
        Error = new AnswerError(
            ErrorCode.Cancelled, $"Running {tool}: the daemon was told to stop before it finished. Call again.", true),
    };

    public static Answer Bug(string tool, string callId, string? logPath) => new()
    {
        Tool = tool,
        State = AnswerState.Failed,
        Error = new AnswerError(
            ErrorCode.Internal,
            $"Running {tool}: an error inside the daemon ended call {callId}. Its details are in {logPath ?? "the daemon's log"}.",
            true),
    };

    private static string Reached(ToolProgress latest) => latest switch
    {
        { Total: > 0 } => $" It was at step {latest.Step} of {latest.Total}: {latest.Message}.",
        { Message.Length: > 0 } => $" It was at: {latest.Message}.",
        _ => "",
    };

    private static string Setting(ToolDefinition tool, string rung) =>
        rung is Rung.Daemon ? RungKey.Daemon : tool.AsksExpert ? RungKey.WorkflowTool : RungKey.SimpleTool;
}
