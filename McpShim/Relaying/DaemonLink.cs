using Mcp.Contract;
using Mcp.Shim.Connecting;

namespace Mcp.Shim.Relaying;

/// <summary>
/// The way to the daemon: a thread that takes lines from the queue and writes them to the pipe, connecting first
/// when there is no connection. Knows three states: connected, reconnecting, and degraded, in which the daemon is
/// there but does not react.
/// </summary>
internal sealed class DaemonLink(
    DaemonConnector connector, HelloMaker hellos, OutboundQueue queue, PendingCalls pending, ClientOutput output,
    Handshake handshake, ShimLog log)
{
    // A burst of requests after a failed start gets the same answer instead of as many starts.
    private const long FailureHoldsMs = 1000;

    private readonly Lock _lock = new();
    private LiveConnection? _connection;
    private ConnectFailedException? _failure;
    private long _failedAt;
    private int _epoch;
    private volatile bool _degraded;

    /// <summary>What the last daemon said of itself; null before the first.</summary>
    public Welcome? Daemon { get; private set; }

    /// <summary>Whether the daemon is there but has stopped reacting: new requests then fail at once.</summary>
    public bool IsDegraded => _degraded;

    public LiveConnection? Connection
    {
        get
        {
            lock (_lock)
            {
                return _connection;
            }
        }
    }

    public string CallIdOf(PendingCall call) => $"{Daemon?.Session}-{call.Epoch}-{call.Number}";

    /// <summary>The thread's life: until the process ends.</summary>
    public void Run()
    {
        while (true)
        {
            var line = queue.Take();
            if (line.Call is { IsSettled: true })
            {
                continue;
            }

            try
            {
                Send(Connection ?? Connect(), line);
            }
            catch (ConnectFailedException e)
            {
                log.Step("no_daemon", e.Message);
                FailAll([line, .. queue.TakeAll()], e);
            }
        }
    }

    /// <summary>The daemon has been heard, or has been silent too long.</summary>
    public void SetDegraded(bool degraded)
    {
        if (_degraded != degraded)
        {
            _degraded = degraded;
            log.Step(degraded ? "degraded" : "recovered", $"daemon pid {Daemon?.Pid}");
        }
    }

    /// <summary>Ends the current connection and settles what was sent on it. Once per connection.</summary>
    public void Lose(LiveConnection connection, string why)
    {
        if (!connection.TryEnd())
        {
            return;
        }

        lock (_lock)
        {
            if (_connection == connection)
            {
                _connection = null;
            }
        }

        connection.Pipe.Dispose();
        SetDegraded(false);
        var orphans = pending.SentOn(connection.Epoch);
        log.Step("connection_lost", $"{why}; {orphans.Count} requests unanswered");
        var again = new List<Outbound>();
        foreach (var call in orphans)
        {
            if (call.Attempts < 2 && RequestRules.IsRepeatable(call.Method))
            {
                pending.NotSent(call);
                again.Add(new Outbound(call.Line, call));
            }
            else if (pending.TryTake(call))
            {
                output.Deliver(call, LinkErrors.Lost(call, Daemon, CallIdOf(call)));
            }
        }

        queue.PutBack(again);
    }

    private LiveConnection Connect()
    {
        if (_failure is { } recent && Environment.TickCount64 - _failedAt < FailureHoldsMs)
        {
            throw recent;
        }

        try
        {
            var epoch = ++_epoch;
            var connected = connector.Connect(build => hellos.Make(build, epoch, Daemon?.Session));
            Daemon = connected.Welcome;
            log.SessionId = connected.Welcome.Session;
            var connection = new LiveConnection(connected, epoch);
            Replay(connection);
            lock (_lock)
            {
                _connection = connection;
            }

            new DaemonPump(connection, this, pending, output, handshake, log).Start();
            log.Step("connected", $"daemon pid {connected.Welcome.Pid}, connection {epoch}");
            _failure = null;
            return connection;
        }
        catch (ConnectFailedException e)
        {
            (_failure, _failedAt) = (e, Environment.TickCount64);
            throw;
        }
    }

    // The new daemon never heard the client's handshake; its answer to this one is for nobody.
    private void Replay(LiveConnection connection)
    {
        if (handshake.Replay is not { } replay)
        {
            return;
        }

        try
        {
            connection.Write(replay.Initialize);
            connection.CountRequest();
            connection.AwaitAnswer(replay.Id);
            if (replay.Initialized is { } initialized)
            {
                connection.Write(initialized);
            }

            log.Step("handshake_replayed", "the new daemon knows the client");
        }
        catch (Exception e) when (e is IOException or TimeoutException)
        {
            connection.Pipe.Dispose();
            throw ConnectFailedException.Silent(
                $"Reconnecting: the new daemon (pid {Daemon?.Pid}) did not take the client's handshake ({e.Message})", Daemon?.Pid, Daemon?.LogPath);
        }
    }

    private void Send(LiveConnection connection, Outbound line)
    {
        if (line.Call is { } call)
        {
            if (!pending.TrySend(call, connection.Epoch, connection.Requests + 1, Environment.TickCount64))
            {
                return;
            }

            connection.CountRequest(); // only what is written: the daemon counts the same lines
        }

        try
        {
            connection.Write(line.Line);
        }
        catch (IOException e)
        {
            // The line did not arrive whole, so it cannot have run: it goes first on the next connection.
            if (line.Call is { } unsent)
            {
                pending.NotSent(unsent);
            }

            Lose(connection, e.Message);
            queue.PutBack([line]);
        }
    }

    private void FailAll(IReadOnlyList<Outbound> lines, ConnectFailedException failure)
    {
        foreach (var line in lines)
        {
            if (line.Call is { } call && pending.TryTake(call))
            {
                output.Deliver(call, LinkErrors.NotSent(call, failure));
            }
        }
    }
}
