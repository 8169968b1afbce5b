namespace Mcp.Shim.Terminal;

/// <summary>A request got no result: the daemon answered with an error, left, or was silent too long.</summary>
internal sealed class CallFailedException(string message, Exception? inner = null) : Exception(message, inner);
