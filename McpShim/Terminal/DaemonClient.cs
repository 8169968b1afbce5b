using System.Text.Json;
using System.Text.Json.Nodes;
using Mcp.Contract;
using Mcp.Shim.Connecting;

namespace Mcp.Shim.Terminal;

/// <summary>
/// An MCP client for one terminal command: one request at a time over the daemon's pipe, in blocking calls, each
/// within a bound. The daemon cannot tell it from an editor but by its Hello.
/// </summary>
internal sealed class DaemonClient : IDisposable
{
    private const string ProtocolVersion = "2025-06-18";

    private readonly ConnectedDaemon _daemon;
    private readonly CancellationToken _interrupted;
    private readonly Lock _write = new();
    private long _lastId;

    private DaemonClient(ConnectedDaemon daemon, CancellationToken interrupted) =>
        (_daemon, _interrupted) = (daemon, interrupted);

    public Welcome Welcome => _daemon.Welcome;

    /// <summary>What a call may take: the shim rung of this session, as for an editor's shim.</summary>
    public TimeSpan CallWithin => TimeSpan.FromSeconds(Welcome.ShimRungSeconds);

    // Initialize and lists come from static data: what takes longer is stuck, not slow.
    private static TimeSpan ListWithin => TimeSpan.FromSeconds(5);

    /// <summary>Makes the handshake of MCP on a connection that was made.</summary>
    public static DaemonClient Introduce(ConnectedDaemon daemon, string version, CancellationToken interrupted)
    {
        var client = new DaemonClient(daemon, interrupted);
        client.Request(KnownMethod.Initialize, new JsonObject
        {
            ["protocolVersion"] = ProtocolVersion,
            ["capabilities"] = new JsonObject(),
            ["clientInfo"] = new JsonObject { ["name"] = "mcp-shim-terminal", ["version"] = version },
        });
        client.Notify(KnownMethod.Initialized);
        return client;
    }

    /// <summary>Asks for something that needs no thought.</summary>
    public JsonElement Request(string method, JsonObject parameters) => Request(method, parameters, ListWithin, null);

    /// <summary>Asks, and waits for the result.</summary>
    /// <param name="progress">What the daemon says meanwhile; asked for when not null.</param>
    /// <exception cref="CallFailedException">There is no result.</exception>
    /// <exception cref="OperationCanceledException">The user gave up; the daemon has been told.</exception>
    public JsonElement Request(string method, JsonObject parameters, TimeSpan within, Action<string>? progress)
    {
        var id = ++_lastId;
        if (progress is not null)
        {
            parameters["_meta"] = new JsonObject { ["progressToken"] = id };
        }

        using var giveUp = _interrupted.Register(() => Abandon(id));
        try
        {
            Write(new JsonObject { ["jsonrpc"] = "2.0", ["id"] = id, ["method"] = method, ["params"] = parameters });
            return ReadResult(id, method, within, progress);
        }
        catch (Exception e) when (_interrupted.IsCancellationRequested && e is IOException or TimeoutException)
        {
            throw new OperationCanceledException("The user gave up.", e, _interrupted);
        }
        catch (IOException e)
        {
            throw new CallFailedException(
                $"Waiting for {method}: the daemon (pid {Welcome.Pid}) ended before it answered. Run the command again: an answer that an expert had given by then is kept for it. Its log: {Welcome.LogPath ?? "none"}.", e);
        }
        catch (TimeoutException e)
        {
            Cancel(id);
            throw new CallFailedException(
                $"Waiting for {method}: the daemon (pid {Welcome.Pid}) gave no answer within {within.TotalSeconds:0.###} s; it was told to cancel. " +
                $"Its log: {Welcome.LogPath ?? "none"}.", e);
        }
    }

    public void Notify(string method, JsonObject? parameters = null)
    {
        var message = new JsonObject { ["jsonrpc"] = "2.0", ["method"] = method };
        if (parameters is not null)
        {
            message["params"] = parameters;
        }

        Write(message);
    }

    /// <summary>Waits until the daemon closes the pipe; false when it has not in time.</summary>
    public bool WaitForEnd(TimeSpan within)
    {
        var deadline = Environment.TickCount64 + (long)within.TotalMilliseconds;
        try
        {
            while (deadline - Environment.TickCount64 is > 0 and var left)
            {
                if (_daemon.Pipe.Read(_daemon.Lines.Room().Span, TimeSpan.FromMilliseconds(left)) == 0)
                {
                    return true;
                }
            }

            return false;
        }
        catch (IOException)
        {
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    public void Dispose() => _daemon.Pipe.Dispose();

    private JsonElement ReadResult(long id, string method, TimeSpan within, Action<string>? progress)
    {
        var deadline = Environment.TickCount64 + (long)within.TotalMilliseconds;
        while (true)
        {
            var message = DaemonMessage.Parse(NextLine(deadline));
            if (message.IsAnswerTo(id))
            {
                return message.Result ?? throw new CallFailedException(message.ErrorText ?? $"Waiting for {method}: an answer without a result.");
            }

            if (message.ProgressText is { } text)
            {
                progress?.Invoke(text);
            }
            else if (message.RequestId is { } asked)
            {
                Write(message.Method is KnownMethod.Ping ? DaemonMessage.Pong(asked) : DaemonMessage.NotHere(asked));
            }
        }
    }

    private ReadOnlyMemory<byte> NextLine(long deadline)
    {
        var lines = _daemon.Lines;
        while (true)
        {
            if (lines.TryTake(out var line, out _))
            {
                return line;
            }

            var left = deadline - Environment.TickCount64;
            var count = left > 0
                ? _daemon.Pipe.Read(lines.Room().Span, TimeSpan.FromMilliseconds(left))
                : throw new TimeoutException();
            lines.Added(count > 0 ? count : throw new IOException("The daemon closed the pipe."));
        }
    }

    // The pipe is closed right behind the cancellation: that wakes the thread that reads, and the daemon still gets
    // to read what was written before.
    private void Abandon(long id)
    {
        Cancel(id);
        _daemon.Pipe.Dispose();
    }

    private void Cancel(long id)
    {
        try
        {
            Notify(KnownMethod.Cancelled, new JsonObject { ["requestId"] = id, ["reason"] = "The user pressed Ctrl-C or the time was up." });
        }
        catch (IOException)
        {
            // It is gone already, and the call with it.
        }
    }

    private void Write(JsonObject message)
    {
        lock (_write)
        {
            _daemon.Pipe.Write(JsonText.Line(message));
        }
    }
}
