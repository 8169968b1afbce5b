namespace Mcp.Contract;

/// <summary>The state directory cannot be used; the message says which, why, and what to do.</summary>
internal sealed class StateDirectoryException(string message, Exception? inner = null) : Exception(message, inner);
