using Mcp.Contract;
using Mcp.Shim.Connecting;

namespace Mcp.Shim.Relaying;

/// <summary>The errors with which the shim answers for its daemon. Each says what was asked, whether it was sent, and what to do.</summary>
internal static class LinkErrors
{
    public static RpcError Lost(PendingCall call, Welcome? daemon, string callId)
    {
        var twice = call.Attempts > 1 ? "for the second time " : "";
        var why = call.RunsOnce
            ? "It had begun, and is not run a second time by itself, because it changes something or RERUN_LOST_CALLS is false; whether it was done is unknown."
            : "The request had been sent; whether it ran is unknown.";
        return new RpcError(
            ErrorCode.DaemonLost,
            $"Waiting for {call.Method}: the daemon (pid {daemon?.Pid}) ended {twice}before it answered. {why} " +
            "The next request starts a new daemon: send this one again if running it twice does no harm. " +
            "If it belongs to a thread, what was kept of it stands there: `mcp-shim threads show ID`.")
        {
            Sent = "unknown", CallId = callId, DaemonPid = daemon?.Pid, LogPath = daemon?.LogPath,
        };
    }

    public static RpcError NotSent(PendingCall call, ConnectFailedException failure) =>
        call.Attempts > 0
            ? failure.Error with
            {
                Message = $"Sending {call.Method} again after its daemon was lost: {failure.Error.Message} It had been sent once.",
                Sent = "unknown",
            }
            : failure.Error with { Message = $"Sending {call.Method}: {failure.Error.Message} The request was not sent.", Sent = "no" };

    public static RpcError Silent(string method, Welcome? daemon) => new(
        ErrorCode.DaemonSilent,
        $"Sending {method}: the daemon (pid {daemon?.Pid}) does not react. The request was not sent. " +
        "It may recover by itself; if not, run `mcp-shim stop --force` and send the request again.")
    {
        Sent = "no", DaemonPid = daemon?.Pid, LogPath = daemon?.LogPath,
    };

    public static RpcError RungExpired(PendingCall call, Welcome? daemon, string callId)
    {
        var waited = call.Clock?.TotalSeconds ?? 0;
        if (call.Epoch == 0)
        {
            return new RpcError(
                ErrorCode.DaemonSilent,
                $"Sending {call.Method}: the daemon (pid {daemon?.Pid.ToString() ?? "unknown"}) took nothing in all that time. The request was not sent. " +
                "If the daemon does not recover, run `mcp-shim stop --force`.")
            {
                Rung = "shim", Sent = "no", DaemonPid = daemon?.Pid, LogPath = daemon?.LogPath,
            };
        }

        return new RpcError(
            ErrorCode.TimedOut,
            $"Waiting for {call.Method}: the daemon (pid {daemon?.Pid}) gave no answer within the shim rung ({waited:0.###} s); it was told to cancel. " +
            "See its log for what it was doing; `mcp-shim status` shows whether it is alive.")
        {
            Rung = "shim", Sent = "unknown", CallId = callId, DaemonPid = daemon?.Pid, LogPath = daemon?.LogPath,
        };
    }

    public static RpcError QueueFull(string method, Welcome? daemon) => new(
        ErrorCode.OverCapacity,
        $"Sending {method}: 64 MiB already wait for the daemon (pid {daemon?.Pid}), which is not reading. The request was not sent.")
    {
        Sent = "no", RetryAfterMs = 1000, DaemonPid = daemon?.Pid, LogPath = daemon?.LogPath,
    };

    public static RpcError Duplicate(RpcId id) => new(
        ErrorCode.InvalidRequest,
        $"Taking a request: id {id} is in flight already, so this one was not passed on. Give every request an id of its own.");

    public static RpcError PrivateMethod(string method) => new(ErrorCode.InvalidRequest, $"Method '{method}' is not available.")
    {
        Number = -32601,
    };
}
