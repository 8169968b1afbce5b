using Mcp.Daemon.Configuration;
using Mcp.Daemon.Files;
using Mcp.Daemon.Tools;

namespace Mcp.Daemon.Calls;

/// <summary>What a session hands over with a request: the call's name, and everything of the session it may use.</summary>
internal sealed record IncomingCall(string Id, CallerContext Caller)
{
    /// <summary>The key under which a request carries this through the SDK.</summary>
    public const string Key = "mcp-expert.call";

    /// <summary>What becomes of the request: the session's side writes it, the call's side reads it.</summary>
    public RequestFate Fate { get; init; } = new();

    /// <summary>The way back to the client for a question of the tool's.</summary>
    public AskClient? Ask { get; init; }

    /// <summary>That it was sent before, to a daemon that was lost; null for a first sending.</summary>
    public LostRequest? Lost { get; init; }

    /// <summary>Tells the shim, before the call begins, not to send it again by itself; done when that is written.</summary>
    public Func<CancellationToken, Task> SayOnce { get; init; } = _ => Task.CompletedTask;

    /// <summary>How often it was sent, where that was more than once.</summary>
    public int? Attempt => Lost is null ? null : 2;

    /// <summary>What the client calls itself; decides how long it is taken to wait.</summary>
    public string? Client { get; init; }

    /// <summary>Whether the client gets progress: some then wait on.</summary>
    public bool HasProgress { get; init; }
}

/// <summary>The part of a session that its calls see. Fixed at Hello; no request changes it.</summary>
internal sealed record CallerContext(string SessionId, Workspace Workspace, SessionConfiguration Settings, CallGate Gate)
{
    public Presence Presence { get; } = new();

    /// <summary>Which tools the session sees.</summary>
    public ToolOffer Offer { get; } = ToolOffer.Of(Settings);

    /// <summary>
    /// The places of calls that may ask an expert. Wider than experts and their queue together (24 and 64 by default):
    /// who has to wait shall wait there, where the wait is seen and a full house says so at once.
    /// </summary>
    public CallGate ExpertGate { get; } = new(128);
}
