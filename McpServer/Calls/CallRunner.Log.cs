using Microsoft.Extensions.Logging;

namespace Mcp.Daemon.Calls;

internal sealed partial class CallRunner
{
    private IDisposable? LogCall(IncomingCall call, string tool) => logger.BeginScope(
        new KeyValuePair<string, object>[]
        {
            new("sessionId", call.Caller.SessionId), new("callId", call.Id), new("tool", tool),
        });

    [LoggerMessage(EventId = 1, EventName = "tool_start", Message = "Tool started.")]
    private partial void LogStart(LogLevel level);

    [LoggerMessage(EventId = 2, EventName = "tool_progress", Level = LogLevel.Debug, Message = "Step {step} of {total}: {doing}.")]
    private partial void LogProgress(int step, int total, string doing);

    [LoggerMessage(EventId = 3, EventName = "tool_end", Message = "Tool ended: {end} after {elapsedMs} ms.")]
    private partial void LogEnd(LogLevel level, CallEnd end, double elapsedMs);

    [LoggerMessage(EventId = 4, EventName = "tool_refused", Level = LogLevel.Information, Message = "Refused with {code}: {reason}")]
    private partial void LogExpected(string code, string reason);

    [LoggerMessage(EventId = 5, EventName = "tool_error", Level = LogLevel.Error, Message = "The tool threw.")]
    private partial void LogBug(Exception exception);

    [LoggerMessage(EventId = 6, EventName = "tool_left_behind", Level = LogLevel.Warning,
        Message = "Nobody waits for this call any more, and its tool does not stop.")]
    private partial void LogLeftBehind();

    [LoggerMessage(EventId = 7, EventName = "tool_stopped_late", Level = LogLevel.Information,
        Message = "The tool that was left behind has stopped.")]
    private partial void LogStoppedAtLast(Exception? exception);
}
