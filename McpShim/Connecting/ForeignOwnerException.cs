namespace Mcp.Shim.Connecting;

/// <summary>Somebody else's process has the pipe's name.</summary>
internal sealed class ForeignOwnerException(string message) : Exception(message);
