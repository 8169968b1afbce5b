using System.Buffers;
using System.Text.Json;
using Mcp.Contract;

namespace Mcp.Shim.Relaying;

/// <summary>A <c>notifications/cancelled</c> of the shim's own.</summary>
internal static class Cancellation
{
    public static byte[] Of(RpcId id, string reason)
    {
        var buffer = new ArrayBufferWriter<byte>(128);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("jsonrpc", "2.0");
            json.WriteString("method", KnownMethod.Cancelled);
            json.WriteStartObject("params");
            json.WritePropertyName("requestId");
            id.Write(json);
            json.WriteString("reason", reason);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        buffer.Write("\n"u8);
        return buffer.WrittenSpan.ToArray();
    }
}
