namespace Mcp.Daemon.Calls;

/// <summary>Who gets which claim, and how calls pass. All of it under the lock.</summary>
internal sealed partial class CallTable
{
    /// <summary>
    /// What runs takes everybody. A finished answer is for those who left without it: for the session's own claim, for
    /// one whose session is gone, or for whoever comes first when nobody got it yet. Null: it is not to be replayed.
    /// </summary>
    private static Claim? Attach(LiveCall call, IncomingCall request, ClaimOrigin origin)
    {
        var session = request.Caller.SessionId;
        var left = call.Claims.Find(claim => claim.IsLeft && claim.Session == session)
            ?? call.Claims.Find(claim => claim.IsLeft && claim.Request.Caller.Presence.HasLeft && !call.Delivered.ContainsKey(session));
        if (left is null && call.FinishedAt is not null && (call.Delivered.Count > 0 || call.Claims.Exists(IsOnItsWay)))
        {
            return null;
        }

        if (left is not null)
        {
            call.Claims.Remove(left);
            origin = origin is ClaimOrigin.Joined ? ClaimOrigin.Returned : origin;
        }

        return Add(call, request, origin);

        // As good as delivered: its client may have it and ask again before we hear that it was written.
        bool IsOnItsWay(Claim claim) => claim.State is ClaimState.Answered && claim.Session == session;
    }

    private static Claim Add(LiveCall call, IncomingCall request, ClaimOrigin origin)
    {
        var claim = new Claim(call, request, origin);
        call.Claims.Add(claim);
        return claim;
    }

    private void Remove(Claim claim, CallPassing passing)
    {
        claim.Call.Claims.Remove(claim);
        if (claim.Call.Claims.Count == 0)
        {
            Bury(claim.Call, passing);
        }
    }

    /// <summary>Nobody is owed it: what still runs is stopped, and only its name is remembered.</summary>
    private void Bury(LiveCall call, CallPassing passing)
    {
        ForgetKey(call);
        if (!_byId.Remove(call.Id))
        {
            return;
        }

        if (call.FinishedAt is null)
        {
            call.Stop();
        }

        _tombstones[call.Id] = new Tombstone(call.Key.Scope, call.Tool.Name, passing, time.GetUtcNow());
        _buried.Enqueue((call.Id, time.GetTimestamp()));
    }

    // The key may be another's by now: the same was asked anew.
    private void ForgetKey(LiveCall call)
    {
        if (_byKey.TryGetValue(call.Key, out var found) && ReferenceEquals(found, call))
        {
            _byKey.Remove(call.Key);
        }
    }

    // Looked at with every request, and by the idle exit: no timer, and what is over its time is never given out.
    private void Sweep()
    {
        foreach (var call in _byId.Values.Where(IsOver).ToList())
        {
            Bury(call, CallPassing.Expired);
        }

        while (_buried.TryPeek(out var oldest) && (_buried.Count > MaxTombstones || time.GetElapsedTime(oldest.At) >= keepFor))
        {
            _buried.Dequeue();
            _tombstones.Remove(oldest.Id);
        }
    }

    private bool IsOver(LiveCall call) => call.FinishedAt is { } at && time.GetElapsedTime(at) >= keepFor;
}
