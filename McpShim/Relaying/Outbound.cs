namespace Mcp.Shim.Relaying;

/// <summary>A line on its way to the daemon, line feed included, and the request it is, if it is one.</summary>
internal readonly record struct Outbound(byte[] Line, PendingCall? Call);
