namespace Mcp.Contract;

/// <summary>What shim and daemon say to each other between MCP messages, as whole lines.</summary>
internal static class ControlLine
{
    /// <summary>The shim's question for a sign of life, and the listener's answer to it.</summary>
    public static byte[] Alive { get; } = [.. """{"jsonrpc":"2.0","method":"mcp-expert/alive"}"""u8, (byte)'\n'];
}
