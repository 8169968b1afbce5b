using Mcp.Contract;

namespace Mcp.Shim.Relaying;

/// <summary>
/// The one table of requests in flight. A request leaves it once, to whoever takes it out: by its answer, by its
/// client's cancellation, by a rung, or with its daemon.
/// </summary>
internal sealed class PendingCalls
{
    private readonly Lock _lock = new();
    private readonly Dictionary<RpcId, PendingCall> _calls = [];
    private readonly Dictionary<RpcId, int> _tokens = [];

    // Tombstones: requests that were sent on a connection and given up here, by id, until the daemon has said that it
    // answers them no more. Meanwhile an answer under that id is theirs, even if the client uses the id again.
    private readonly Dictionary<RpcId, (int Epoch, int Count)> _givenUp = [];
    private readonly ManualResetEventSlim _noneOwed = new(true);
    private int _owed;

    /// <summary>False when a request of this id is in flight.</summary>
    public bool TryAdd(PendingCall call)
    {
        lock (_lock)
        {
            if (!_calls.TryAdd(call.Id, call))
            {
                return false;
            }

            if (call.Token is { } token)
            {
                _tokens[token] = _tokens.GetValueOrDefault(token) + 1;
            }

            if (call.Method is not KnownMethod.Listen)
            {
                _owed++;
                _noneOwed.Reset();
            }

            return true;
        }
    }

    /// <summary>
    /// Takes a request out whose answer came on a connection; null when nobody waits for that answer.
    /// <see cref="Delivered"/> follows.
    /// </summary>
    public PendingCall? TakeAnswered(RpcId id, int epoch)
    {
        lock (_lock)
        {
            if (_givenUp.Count > 0 && _givenUp.TryGetValue(id, out var grave) && grave.Epoch == epoch)
            {
                return null;
            }

            return _calls.TryGetValue(id, out var call) && TakeOut(call) ? call : null;
        }
    }

    /// <summary>Takes a request out that its client cancelled; null when nobody waits for that id.</summary>
    public PendingCall? TakeCancelled(RpcId id)
    {
        lock (_lock)
        {
            if (!_calls.TryGetValue(id, out var call) || !TakeOut(call))
            {
                return null;
            }

            GiveUp(call);
            return call;
        }
    }

    /// <summary>The daemon answers a request that was given up no more, or will never hear that it was.</summary>
    public void Settled(RpcId id, int epoch)
    {
        lock (_lock)
        {
            if (_givenUp.TryGetValue(id, out var grave) && grave.Epoch == epoch)
            {
                if (grave.Count > 1)
                {
                    _givenUp[id] = grave with { Count = grave.Count - 1 };
                }
                else
                {
                    _givenUp.Remove(id);
                }
            }
        }
    }

    /// <summary>The daemon begins a request that must not be sent again by itself.</summary>
    public void RunsOnce(RpcId id, int epoch)
    {
        lock (_lock)
        {
            if (_calls.TryGetValue(id, out var call) && call.Epoch == epoch)
            {
                call.RunsOnce = true;
            }
        }
    }

    /// <summary>A connection ended, and with it whatever was still to come on it.</summary>
    public void SettledAll(int epoch)
    {
        lock (_lock)
        {
            foreach (var (id, _) in _givenUp.Where(grave => grave.Value.Epoch <= epoch).ToList())
            {
                _givenUp.Remove(id);
            }
        }
    }

    /// <summary>Takes this very request out; false when somebody else was first.</summary>
    public bool TryTake(PendingCall call)
    {
        lock (_lock)
        {
            return TakeOut(call);
        }
    }

    /// <summary>The answer of a taken request has been written, or will never be.</summary>
    public void Delivered(PendingCall call)
    {
        lock (_lock)
        {
            if (call.Method is not KnownMethod.Listen && --_owed == 0)
            {
                _noneOwed.Set();
            }
        }
    }

    /// <summary>Whether a request in flight gave this progress token.</summary>
    public bool HasToken(RpcId token)
    {
        lock (_lock)
        {
            return _tokens.ContainsKey(token);
        }
    }

    /// <summary>
    /// Notes that a request goes out now, unless it was settled while it waited, or went out already: one that is put
    /// back both by its failed write and by the loss of its connection waits twice.
    /// </summary>
    public bool TrySend(PendingCall call, int epoch, int number, long now)
    {
        lock (_lock)
        {
            if (call.IsSettled || call.Epoch > 0)
            {
                return false;
            }

            call.Epoch = epoch;
            call.Number = number;
            call.Attempts++;
            call.SentAt = now;
            call.Deadline = call.Clock is { } clock ? now + (long)clock.TotalMilliseconds : null;
            return true;
        }
    }

    /// <summary>The write failed: the request never arrived whole, and it is as if it had not been tried.</summary>
    public void NotSent(PendingCall call)
    {
        lock (_lock)
        {
            call.Epoch = 0;
            call.Attempts--;
        }
    }

    /// <summary>It was sent to a daemon that is gone, and waits to be sent to the next.</summary>
    public void SendAgain(PendingCall call)
    {
        lock (_lock)
        {
            call.Epoch = 0;
        }
    }

    /// <summary>What was sent on a connection and is unanswered.</summary>
    public IReadOnlyList<PendingCall> SentOn(int epoch)
    {
        lock (_lock)
        {
            return [.. _calls.Values.Where(call => call.Epoch == epoch).OrderBy(call => call.Number)];
        }
    }

    /// <summary>When the longest waiting of the sent requests was sent; null when none waits for the daemon.</summary>
    public long? OldestSentAt
    {
        get
        {
            lock (_lock)
            {
                long? oldest = null;
                foreach (var call in _calls.Values)
                {
                    if (call.Epoch > 0 && call.Method is not KnownMethod.Listen && !(call.SentAt >= oldest))
                    {
                        oldest = call.SentAt;
                    }
                }

                return oldest;
            }
        }
    }

    /// <summary>The next deadline of all; null when there is none.</summary>
    public long? NextDeadline
    {
        get
        {
            lock (_lock)
            {
                long? next = null;
                foreach (var call in _calls.Values)
                {
                    if (call.Deadline is { } deadline && !(deadline >= next))
                    {
                        next = deadline;
                    }
                }

                return next;
            }
        }
    }

    /// <summary>Takes out what has run past its deadline.</summary>
    public IReadOnlyList<PendingCall> TakeExpired(long now)
    {
        lock (_lock)
        {
            List<PendingCall> expired = [.. _calls.Values.Where(call => call.Deadline <= now)];
            expired.ForEach(call =>
            {
                TakeOut(call);
                GiveUp(call);
            });
            return expired;
        }
    }

    /// <summary>Waits until every answer that is owed has been delivered.</summary>
    public bool WaitUntilDelivered(TimeSpan limit) => _noneOwed.Wait(limit);

    private void GiveUp(PendingCall call)
    {
        if (call.Epoch > 0)
        {
            var before = _givenUp.TryGetValue(call.Id, out var grave) && grave.Epoch == call.Epoch ? grave.Count : 0;
            _givenUp[call.Id] = (call.Epoch, before + 1);
        }
    }

    private bool TakeOut(PendingCall call)
    {
        if (call.IsSettled)
        {
            return false;
        }

        call.IsSettled = true;
        _calls.Remove(call.Id);
        if (call.Token is { } token)
        {
            if (_tokens[token] == 1)
            {
                _tokens.Remove(token);
            }
            else
            {
                _tokens[token]--;
            }
        }

        return true;
    }
}
