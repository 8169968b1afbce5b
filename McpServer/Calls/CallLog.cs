using Mcp.Daemon.Answers;
using Microsoft.Extensions.Logging;

namespace Mcp.Daemon.Calls;

/// <summary>What the log says of calls. Every line of one carries session, call and tool.</summary>
internal sealed partial class CallLog(ILogger<CallLog> logger)
{
    public IDisposable? Of(IncomingCall call, string tool) => logger.BeginScope(
        new KeyValuePair<string, object>[]
        {
            new("sessionId", call.Caller.SessionId), new("callId", call.Id), new("tool", tool),
        });

    public void Refused(ToolFailureException failure) => Expected(failure.Code, failure.Logged);

    [LoggerMessage(EventId = 1, EventName = "tool_start", Message = "Tool started.")]
    public partial void Start(LogLevel level);

    [LoggerMessage(EventId = 2, EventName = "tool_progress", Level = LogLevel.Debug, Message = "Step {step} of {total}: {doing}.")]
    public partial void Progress(int step, int total, string doing);

    [LoggerMessage(EventId = 3, EventName = "tool_end", Message = "Tool ended: {end} after {elapsedMs} ms.")]
    public partial void End(LogLevel level, CallEnd end, double elapsedMs);

    [LoggerMessage(EventId = 5, EventName = "tool_error", Level = LogLevel.Error, Message = "The tool threw.")]
    public partial void Bug(Exception exception);

    [LoggerMessage(EventId = 6, EventName = "tool_left_behind", Level = LogLevel.Warning,
        Message = "Nobody waits for this call any more, and its tool does not stop.")]
    public partial void LeftBehind();

    [LoggerMessage(EventId = 7, EventName = "tool_stopped_late", Level = LogLevel.Information,
        Message = "The tool that was left behind has stopped.")]
    public partial void StoppedAtLast(Exception? exception);

    [LoggerMessage(EventId = 16, EventName = "call_joined", Level = LogLevel.Information,
        Message = "Request {requestId} waits for call {callId} too ({origin}).")]
    public partial void Joined(string requestId, string callId, ClaimOrigin origin);

    [LoggerMessage(EventId = 20, EventName = "answer_recovered", Level = LogLevel.Information,
        Message = "Request {requestId} got the answer of call {callId}, whose daemon was lost.")]
    public partial void Recovered(string requestId, string callId);

    [LoggerMessage(EventId = 17, EventName = "call_handed_back", Level = LogLevel.Information,
        Message = "Request {requestId} was told to come back for call {callId}, which runs since {elapsedMs} ms.")]
    public partial void HandedBack(string requestId, string callId, double elapsedMs);

    [LoggerMessage(EventId = 18, EventName = "call_left", Level = LogLevel.Information,
        Message = "Request {requestId} no longer waits for call {callId}: {departure}.")]
    public partial void Left(string requestId, string callId, Departure departure);

    [LoggerMessage(EventId = 4, EventName = "tool_refused", Level = LogLevel.Information, Message = "Refused with {code}: {reason}")]
    private partial void Expected(string code, string reason);
}
