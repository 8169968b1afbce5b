using Mcp.Contract;

namespace Mcp.Shim.Relaying;

/// <summary>
/// The shim's clock, on a thread of its own: answers requests whose time is up, asks a silent daemon for a sign of
/// life, delivers what the reading threads found out but must not wait for, and writes the log.
/// </summary>
internal sealed class Watch(DaemonLink link, PendingCalls pending, OutboundQueue queue, ClientOutput output, ShimLog log)
{
    // A tool that reports nothing is silent for as long as it likes, so silence is first a question.
    private const long AskAfterMs = 5_000;

    // The listener answers from its read loop; ten seconds without an answer is a stopped process, not a busy one.
    private const long AnswerWithinMs = 10_000;

    // How soon what happened is in the log for somebody who looks.
    private const int LogWithinMs = 1_000;

    private readonly Lock _lock = new();
    private readonly Queue<Action> _posted = [];
    private readonly AutoResetEvent _wake = new(false);
    private long _askedAt;
    private volatile bool _idle;

    /// <summary>Has something done on this thread, for one that must not block on the client.</summary>
    public void Post(Action action)
    {
        lock (_lock)
        {
            _posted.Enqueue(action);
        }

        _wake.Set();
    }

    /// <summary>Waits until everything that was posted has been done; false when the client does not take it in time.</summary>
    public bool WaitUntilIdle(TimeSpan limit)
    {
        using var done = new ManualResetEventSlim();
        Post(done.Set);
        return done.Wait(limit);
    }

    /// <summary>A request has come in: an idle watch begins to watch.</summary>
    public void Notice()
    {
        if (_idle)
        {
            _wake.Set();
        }
    }

    /// <summary>The thread's life: until the process ends.</summary>
    public void Run()
    {
        var sleep = LogWithinMs;
        var flushed = Environment.TickCount64;
        while (true)
        {
            _idle = sleep == Timeout.Infinite;
            var woken = _wake.WaitOne(_idle && pending.NextDeadline is not null ? 0 : sleep);
            _idle = false;
            while (TakePosted() is { } action)
            {
                action();
            }

            var now = Environment.TickCount64;
            foreach (var call in pending.TakeExpired(now))
            {
                Expire(call);
            }

            AskForLife(now);
            sleep = SleepUntil(now);
            if (!woken || now - flushed > LogWithinMs)
            {
                log.Flush();
                flushed = now;
            }
        }
    }

    private Action? TakePosted()
    {
        lock (_lock)
        {
            return _posted.TryDequeue(out var action) ? action : null;
        }
    }

    // Only while something is pending is there anything to watch; an idle shim sleeps until it is posted to.
    private int SleepUntil(long now)
    {
        if (pending.NextDeadline is { } deadline)
        {
            return (int)Math.Clamp(deadline - now, 1, LogWithinMs);
        }

        return log.HasLines ? LogWithinMs : Timeout.Infinite;
    }

    private void Expire(PendingCall call)
    {
        var callId = link.CallIdOf(call);
        log.Step("shim_rung", $"{call.Method} {callId} got no answer within {call.Clock?.TotalSeconds} s");
        // The cancellation first: a client that uses the id again must not have its new request cancelled.
        // In these words the daemon knows that nobody wants the work stopped.
        if (call.Epoch > 0 && !queue.TryAdd(new Outbound(Cancellation.Of(call.Id, "Request timed out at the shim rung"), null)))
        {
            pending.Settled(call.Id, call.Epoch);
        }

        output.Deliver(call, LinkErrors.RungExpired(call, link.Daemon, callId));
    }

    private void AskForLife(long now)
    {
        // While the client does not read, nothing is read from the daemon either: its silence then says nothing.
        if (link.Connection is not { } connection || pending.OldestSentAt is not { } sentAt || output.IsWriting)
        {
            _askedAt = 0;
            return;
        }

        if (connection.LastHeard > _askedAt)
        {
            _askedAt = 0;
        }

        if (_askedAt == 0 && now - Math.Max(connection.LastHeard, sentAt) >= AskAfterMs)
        {
            _askedAt = now;
            queue.TryAdd(new Outbound(ControlLine.Alive, null));
        }
        else if (_askedAt > 0 && now - _askedAt >= AnswerWithinMs)
        {
            link.SetDegraded(true);
        }
    }
}
