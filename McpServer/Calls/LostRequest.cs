namespace Mcp.Daemon.Calls;

/// <summary>That a request was sent before, to a daemon that ended before it answered.</summary>
/// <param name="CallId">The name its call had there.</param>
/// <param name="Waited">How long its client has waited since.</param>
internal sealed record LostRequest(string CallId, TimeSpan Waited);
