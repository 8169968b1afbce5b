using System.Text.Json;

namespace Mcp.Contract;

/// <summary>
/// A JSON-RPC request id or progress token: a string or an integer, never mixed up (<c>1</c> is not <c>"1"</c>).
/// Two spellings of one JSON value (<c>"a"</c> and <c>"\u0061"</c>) are the same id.
/// </summary>
internal readonly record struct RpcId(string? Text, long Number)
{
    /// <summary>Reads the value the reader stands on; false for anything that MCP does not allow as an id.</summary>
    public static bool TryRead(ref Utf8JsonReader reader, out RpcId id)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                id = new RpcId(ReadText(ref reader), 0);
                return id.Text is not null;
            case JsonTokenType.Number when reader.TryGetInt64(out var number):
                id = new RpcId(null, number);
                return true;
            default:
                id = default;
                return false;
        }
    }

    /// <summary>Writes the id as the JSON value it is.</summary>
    public void Write(Utf8JsonWriter json)
    {
        if (Text is null)
        {
            json.WriteNumberValue(Number);
        }
        else
        {
            json.WriteStringValue(Text);
        }
    }

    public override string ToString() => Text is null ? Number.ToString() : $"\"{Text}\"";

    // A lone surrogate escape has no UTF-16 text; such an id cannot be answered and counts as malformed.
    private static string? ReadText(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
