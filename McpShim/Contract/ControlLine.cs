using System.Buffers;
using System.Text.Json;

namespace Mcp.Contract;

/// <summary>What shim and daemon say to each other between MCP messages, as whole lines.</summary>
internal static class ControlLine
{
    /// <summary>The shim's question for a sign of life, and the listener's answer to it.</summary>
    public static byte[] Alive { get; } = [.. """{"jsonrpc":"2.0","method":"mcp-expert/alive"}"""u8, (byte)'\n'];

    /// <summary>The daemon's word that it answers a cancelled request no more: what comes behind this line under its id is another's.</summary>
    public static byte[] Settled(RpcId id)
    {
        var buffer = new ArrayBufferWriter<byte>(128);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("jsonrpc", "2.0");
            json.WriteString("method", KnownMethod.Settled);
            json.WriteStartObject("params");
            json.WritePropertyName("requestId");
            id.Write(json);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        buffer.Write("\n"u8);
        return buffer.WrittenSpan.ToArray();
    }
}
