using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Mcp.Contract;

/// <summary>A JSON-RPC error that we answer ourselves: the code of <see cref="ErrorCode"/> and what goes with it.</summary>
internal sealed record RpcError(string Code, string Message)
{
    /// <summary>The JSON-RPC number, where it is not the one that belongs to the code.</summary>
    public int? Number { get; init; }

    /// <summary>The rung that fired.</summary>
    public string? Rung { get; init; }

    /// <summary>Whether the request had reached the daemon: <c>no</c> or <c>unknown</c>.</summary>
    public string? Sent { get; init; }

    /// <summary>The call's name in the logs.</summary>
    public string? CallId { get; init; }

    public int? DaemonPid { get; init; }

    public string? LogPath { get; init; }

    public long? RetryAfterMs { get; init; }

    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The whole line, line feed included; without an id it answers <c>null</c>.</summary>
    public byte[] ToLine(RpcId? id)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer, Readable))
        {
            json.WriteStartObject();
            json.WriteString("jsonrpc", "2.0");
            json.WritePropertyName("id");
            if (id is { } known)
            {
                known.Write(json);
            }
            else
            {
                json.WriteNullValue();
            }

            json.WriteStartObject("error");
            json.WriteNumber("code", Number ?? ErrorCode.Number(Code));
            json.WriteString("message", Message);
            WriteData(json);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        buffer.Write("\n"u8);
        return buffer.WrittenSpan.ToArray();
    }

    private void WriteData(Utf8JsonWriter json)
    {
        json.WriteStartObject("data");
        json.WriteString("code", Code);
        WriteText(json, "rung", Rung);
        WriteText(json, "sent", Sent);
        WriteText(json, "call_id", CallId);
        WriteText(json, "log", LogPath);
        if (DaemonPid is { } pid)
        {
            json.WriteNumber("daemon_pid", pid);
        }

        if (RetryAfterMs is { } wait)
        {
            json.WriteNumber("retry_after_ms", wait);
        }

        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    /// <summary>The answer to a line that is no message.</summary>
    public static RpcError For(MessageHead malformed) => new(
        malformed.IsNotJson ? ErrorCode.ParseError : ErrorCode.InvalidRequest,
        $"Reading a message: {malformed.Fault}. Send one JSON-RPC 2.0 object per line.");

    /// <summary>The answer to a line over the limit.</summary>
    public static RpcError LineTooLong(int limit) => new(
        ErrorCode.LineTooLong,
        $"Reading a message: the line is longer than {limit >> 20} MiB and was dropped. Send less, or name files instead of their content.");
}
