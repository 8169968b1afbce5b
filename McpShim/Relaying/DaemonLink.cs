using Mcp.Contract;
using Mcp.Shim.Connecting;

namespace Mcp.Shim.Relaying;

/// <summary>
/// The way to the daemon. A line goes straight to the pipe when nothing is in its way; otherwise it waits in the queue
/// for a thread that connects first when there is no connection, and may block while the daemon does not read. Knows
/// three states: connected, reconnecting, and degraded, in which the daemon is there but does not react.
/// </summary>
internal sealed class DaemonLink(
    DaemonConnector connector, HelloMaker hellos, OutboundQueue queue, PendingCalls pending, ClientOutput output,
    Handshake handshake, ShimLog log)
{
    // A burst of requests after a failed start gets the same answer instead of as many starts.
    private const long FailureHoldsMs = 1000;

    // A socket with room takes at least this much without blocking: it counts as writable only while three quarters
    // of its buffer (208 KiB by default) are free.
    private const int NeverBlocks = 32 << 10;

    // What a daemon that is gone had said lies in the pipe and is read in no time, unless the client does not read.
    private static readonly TimeSpan HeardWithin = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();

    // Held by whoever writes: what is in the queue always goes before what comes now.
    private readonly Lock _writing = new();
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
            queue.WaitForLine();
            lock (_writing)
            {
                if (queue.TryTake(out var line) && line.Call is not { IsSettled: true })
                {
                    SendOrFail(line);
                }
            }
        }
    }

    /// <summary>
    /// Sends a line on the caller's own thread if that cannot block it: a hand-over to another thread costs more than
    /// the rest of the relay. False when the line has to queue.
    /// </summary>
    public bool TrySendNow(Outbound line)
    {
        if (line.Line.Length > NeverBlocks || !_writing.TryEnter())
        {
            return false;
        }

        try
        {
            if (!queue.IsEmpty || Connection is not { } connection || !connection.Pipe.HasRoom)
            {
                return false;
            }

            Write(connection, line);
        }
        catch (IOException)
        {
            // The sending thread will find the pipe broken too, and settles what was sent on it.
            queue.PutBack([line]);
        }
        finally
        {
            _writing.Exit();
        }

        return true;
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

        connection.Pipe.Dispose(); // wakes a write that is under way, which then says that it failed
        SetDegraded(false);
        pending.SettledAll(connection.Epoch);
        List<PendingCall> lost;
        lock (connection.Sending)
        {
            lost = Requeue(pending.SentOn(connection.Epoch));
        }

        log.Step("connection_lost", $"{why}; {lost.Count} requests unanswered");
        foreach (var call in lost)
        {
            if (pending.TryTake(call))
            {
                output.Deliver(call, LinkErrors.Lost(call, Daemon, CallIdOf(call)));
            }
        }
    }

    /// <summary>Queues again, once, what may be repeated; the rest.</summary>
    private List<PendingCall> Requeue(IReadOnlyList<PendingCall> orphans)
    {
        var again = orphans.Where(call => call.Attempts < 2 && RequestRules.IsRepeatable(call)).ToList();
        List<Outbound> lines = [.. again.Select(call => new Outbound(LineAgain(call), call))];
        again.ForEach(pending.SendAgain);
        queue.PutBack(lines);
        return [.. orphans.Except(again)];
    }

    // The next daemon tells in the answer that this is the second run, and hands back in time for a client that waits already.
    private byte[] LineAgain(PendingCall call) => call.Method is KnownMethod.CallTool
        ? [.. ControlLine.Again(call.Id, CallIdOf(call), Environment.TickCount64 - call.SentAt), .. call.Line]
        : call.Line;

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

    private void SendOrFail(Outbound line)
    {
        try
        {
            var connection = Connection ?? Connect();
            try
            {
                Write(connection, line);
            }
            catch (IOException e)
            {
                // Not arrived whole, so it cannot have run: it goes on the next connection, behind what is older.
                queue.PutBack([line]);
                connection.Drained.Wait(HeardWithin);
                Lose(connection, e.Message);
            }
        }
        catch (ConnectFailedException e)
        {
            log.Step("no_daemon", e.Message);
            FailAll([line, .. queue.TakeAll()], e);
        }
        catch (Exception e)
        {
            // A bug, or a machine without descriptors: while the editor lives the shim lives, and says so.
            log.Step("link_failed", e.ToString());
            FailAll([line, .. queue.TakeAll()], ConnectFailedException.Refused($"Connecting to the daemon: {e.Message}"));
        }
    }

    /// <exception cref="IOException">The line did not arrive whole; its request counts as not sent.</exception>
    private void Write(LiveConnection connection, Outbound line)
    {
        lock (connection.Sending)
        {
            if (connection.IsEnded)
            {
                throw new IOException("The connection has ended.");
            }

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
            catch (IOException) when (line.Call is not null)
            {
                pending.NotSent(line.Call);
                throw;
            }
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
