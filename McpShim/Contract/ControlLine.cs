using System.Buffers;
using System.Text.Json;

namespace Mcp.Contract;

/// <summary>What shim and daemon say to each other between MCP messages, as whole lines.</summary>
internal static class ControlLine
{
    /// <summary>The shim's question for a sign of life, and the listener's answer to it.</summary>
    public static byte[] Alive { get; } = [.. """{"jsonrpc":"2.0","method":"mcp-expert/alive"}"""u8, (byte)'\n'];

    /// <summary>The daemon's word that it answers a cancelled request no more: what comes behind this line under its id is another's.</summary>
    public static byte[] Settled(RpcId id) => Of(KnownMethod.Settled, id);

    /// <summary>The daemon's word, before the call begins, that this request is not to be sent again by itself.</summary>
    public static byte[] Once(RpcId id) => Of(KnownMethod.Once, id);

    /// <summary>The shim's word that the request of the next line was sent before.</summary>
    /// <param name="callId">The name of the call that was lost.</param>
    /// <param name="waitedMs">How long its client has waited since it was first sent.</param>
    public static byte[] Again(RpcId id, string callId, long waitedMs) => Of(KnownMethod.Again, id, json =>
    {
        json.WriteString("callId", callId);
        json.WriteNumber("waitedMs", waitedMs);
    });

    private static byte[] Of(string method, RpcId id, Action<Utf8JsonWriter>? more = null)
    {
        var buffer = new ArrayBufferWriter<byte>(128);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("jsonrpc", "2.0");
            json.WriteString("method", method);
            json.WriteStartObject("params");
            json.WritePropertyName("requestId");
            id.Write(json);
            more?.Invoke(json);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        buffer.Write("\n"u8);
        return buffer.WrittenSpan.ToArray();
    }
}
