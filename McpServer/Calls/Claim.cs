namespace Mcp.Daemon.Calls;

/// <summary>
/// One request's right to a call's answer: made when it attaches, gone when the answer stands on its pipe or its client
/// cancels. A request that was handed back or timed out leaves its claim behind for the next one of its session.
/// </summary>
/// <remarks>Its state belongs to <see cref="CallTable"/>, under that one's lock.</remarks>
internal sealed class Claim(LiveCall call, IncomingCall request, ClaimOrigin origin)
{
    public LiveCall Call => call;

    public IncomingCall Request => request;

    public ClaimOrigin Origin => origin;

    public ClaimState State { get; set; } = ClaimState.Waiting;

    public string Session => request.Caller.SessionId;

    /// <summary>Whether nobody reads an answer to this request any more, so that another request may have its claim.</summary>
    public bool IsLeft => State switch
    {
        ClaimState.Waiting => false,
        ClaimState.Answered => request.Fate.Departure is not Departure.Gone || request.Caller.Presence.HasLeft,
        _ => true,
    };
}

/// <summary>How a request came to its call.</summary>
internal enum ClaimOrigin
{
    /// <summary>It started it.</summary>
    Started,

    /// <summary>It asked the same.</summary>
    Joined,

    /// <summary>It asked the same again, after an earlier request had left without the answer.</summary>
    Returned,

    /// <summary>It named the call's id.</summary>
    Collected,
}

/// <summary>Where a request stands with its call.</summary>
internal enum ClaimState
{
    Waiting,

    /// <summary>Answered with <c>still_running</c>: its client will come back.</summary>
    HandedBack,

    /// <summary>Its client timed out or went: it, or its successor, may come back.</summary>
    Away,

    /// <summary>The answer is on its way to the pipe.</summary>
    Answered,
}
