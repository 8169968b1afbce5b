using System.Text.Json;
using Mcp.Contract;
using Mcp.Daemon.Calls;

namespace Mcp.Daemon.Sessions;

/// <summary>What a shim says of requests that it sends a second time, until the request itself comes.</summary>
internal sealed class RepeatNotice
{
    private RpcId? _id;
    private LostRequest? _lost;

    /// <summary>Takes in the line of <c>mcp-expert/again</c>; one that says nothing is forgotten.</summary>
    public void Hear(RpcId id, ReadOnlySpan<byte> line)
    {
        try
        {
            var reader = new Utf8JsonReader(line);
            using var document = JsonDocument.ParseValue(ref reader);
            var said = document.RootElement.GetProperty("params");
            (_id, _lost) = (id, new LostRequest(
                said.GetProperty("callId").GetString() ?? "", TimeSpan.FromMilliseconds(said.GetProperty("waitedMs").GetInt64())));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or FormatException or OverflowException)
        {
            _id = null;
        }
    }

    /// <summary>What was said of this request, which is the next one; null when nothing was.</summary>
    public LostRequest? Take(RpcId id)
    {
        var lost = _id == id ? _lost : null;
        _id = null;
        return lost;
    }
}
