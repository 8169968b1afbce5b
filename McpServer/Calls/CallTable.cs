using Mcp.Daemon.Answers;

namespace Mcp.Daemon.Calls;

/// <summary>
/// The calls with a life of their own: those that run, those whose answer somebody is still owed, and for a while the
/// tombstones of the others. The one owner of who is owed what; one lock.
/// </summary>
/// <param name="keepFor">How long an answer that nobody collected, and a tombstone, is kept.</param>
internal sealed partial class CallTable(TimeSpan keepFor, TimeProvider time)
{
    /// <summary>Answers kept at most; past it the oldest goes. An answer is a few KiB, at the very most 10 MiB.</summary>
    public const int MaxKept = 256;

    /// <summary>Tombstones kept at most: some 200 bytes each.</summary>
    public const int MaxTombstones = 4096;

    private readonly Lock _lock = new();
    private readonly Dictionary<CallKey, LiveCall> _byKey = [];
    private readonly Dictionary<string, LiveCall> _byId = [];
    private readonly Dictionary<string, Tombstone> _tombstones = [];
    private readonly Queue<(string Id, long At)> _buried = [];
    private long _handedBack;
    private long _collected;

    /// <summary>Called with the name of a call when nobody is owed its answer any more; outside the lock.</summary>
    public Action<string> WhenSettled { get; init; } = _ => { };

    public CallFigures Figures
    {
        get
        {
            lock (_lock)
            {
                Sweep();
                return new CallFigures(
                    _byId.Values.Sum(call => call.Claims.Count(claim => claim.State is ClaimState.Waiting)),
                    _byId.Values.Count(call => call.FinishedAt is not null),
                    _handedBack,
                    _collected);
            }
        }
    }

    /// <summary>Whether something runs or waits to be collected: the daemon is not idle.</summary>
    public bool IsEmpty
    {
        get
        {
            lock (_lock)
            {
                Sweep();
                return _byId.Count == 0;
            }
        }
    }

    /// <summary>
    /// Attaches a request to the call of its key, or has one started: then the claim's origin is
    /// <see cref="ClaimOrigin.Started"/> and the caller runs it.
    /// </summary>
    public Claim Enter(CallKey key, IncomingCall request, Func<LiveCall> start)
    {
        lock (_lock)
        {
            Sweep();
            if (_byKey.TryGetValue(key, out var there) && Attach(there, request, ClaimOrigin.Joined) is { } attached)
            {
                return attached;
            }

            var call = start();
            _byKey[key] = call;
            _byId[call.Id] = call;
            return Add(call, request, ClaimOrigin.Started);
        }
    }

    /// <summary>Attaches a request to the call it names; null when it may not have it, with what is known of why.</summary>
    public Claim? Return(string callId, CallScope scope, IncomingCall request, out Tombstone? passed)
    {
        lock (_lock)
        {
            Sweep();
            // One's own is not told from what never was: an id of another workspace says nothing.
            passed = _tombstones.GetValueOrDefault(callId) is { } stone && stone.Scope == scope ? stone : null;
            if (!_byId.TryGetValue(callId, out var call) || call.Key.Scope != scope)
            {
                return null;
            }

            if (Attach(call, request, ClaimOrigin.Collected) is { } claim)
            {
                return claim;
            }

            // Kept for others; this session had its own.
            passed = new Tombstone(scope, call.Tool.Name, CallPassing.Delivered, call.Delivered.GetValueOrDefault(request.Caller.SessionId, time.GetUtcNow()));
            return null;
        }
    }

    /// <summary>The request is told to come back; false when the answer is there after all.</summary>
    public bool TryHandBack(Claim claim)
    {
        lock (_lock)
        {
            if (claim.Call.FinishedAt is not null)
            {
                return false;
            }

            claim.State = ClaimState.HandedBack;
            _handedBack++;
            return true;
        }
    }

    /// <summary>
    /// The request ended without an answer. The last one's cancel stops the work; when its client only went, an expert's
    /// work goes on, and what no expert has touched stops with its last waiter.
    /// </summary>
    public void Leave(Claim claim, Departure departure)
    {
        bool isSettled;
        lock (_lock)
        {
            if (departure is Departure.Cancelled)
            {
                Remove(claim, CallPassing.Cancelled);
            }
            else
            {
                claim.State = ClaimState.Away;
            }

            var call = claim.Call;
            if (call.FinishedAt is null && !call.Expert.WasAtWork && call.Claims.All(other => other.State is ClaimState.Away))
            {
                call.Claims.Clear();
                Bury(call, CallPassing.Cancelled);
            }

            isSettled = !_byId.ContainsKey(call.Id);
        }

        Settle(claim.Call, isSettled);
    }

    /// <summary>
    /// The work ended. Its answer is kept until everybody who is owed it has it. A failure is only kept for those who
    /// name the call: asking the same anew tries anew.
    /// </summary>
    public void Finish(LiveCall call, Answer answer)
    {
        lock (_lock)
        {
            if (answer.IsError)
            {
                ForgetKey(call);
            }

            call.FinishedAt = time.GetTimestamp();
            call.Finish(answer);
            if (_byId.Values.Count(kept => kept.FinishedAt is not null) > MaxKept)
            {
                Bury(_byId.Values.Where(kept => kept.FinishedAt is not null).MinBy(kept => kept.FinishedAt)!, CallPassing.Expired);
            }
        }
    }

    /// <summary>The answer goes to the session to be written; what is not written stays owed.</summary>
    public void Answer(Claim claim)
    {
        lock (_lock)
        {
            claim.State = ClaimState.Answered;
        }

        claim.Request.Fate.WhenWritten(() => Deliver(claim));
    }

    private void Deliver(Claim claim)
    {
        bool isSettled;
        lock (_lock)
        {
            _collected += claim.Origin is ClaimOrigin.Returned or ClaimOrigin.Collected ? 1 : 0;
            claim.Call.Delivered[claim.Session] = time.GetUtcNow();
            Remove(claim, CallPassing.Delivered);
            isSettled = !_byId.ContainsKey(claim.Call.Id);
        }

        Settle(claim.Call, isSettled);
    }

    private void Settle(LiveCall call, bool isSettled)
    {
        if (isSettled)
        {
            WhenSettled(call.Id);
        }
    }
}
