namespace Mcp.Shim.Terminal;

/// <summary>What was typed makes no sense; the message says which part, and what would.</summary>
internal sealed class UsageException(string message, Exception? inner = null) : Exception(message, inner);
