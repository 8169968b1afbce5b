using System.Buffers;
using System.Text.Json;

namespace Mcp.Contract;

/// <summary>The first line on the pipe, shim to daemon: who comes, from where, and with which settings.</summary>
internal sealed record Hello
{
    /// <summary>Raised whenever shim and daemon of different versions would misunderstand each other.</summary>
    public const int CurrentContract = 2;

    public required int Contract { get; init; }

    public required string Build { get; init; }

    public required int Pid { get; init; }

    /// <summary>The editor's directory: where the shim was started, or what it was told.</summary>
    public string? Workspace { get; init; }

    /// <summary>The session this shim had, when it comes back. No credential: it only keeps the name in the logs.</summary>
    public string? Session { get; init; }

    /// <summary>Number of this connection, from 1; part of every call's id.</summary>
    public int Epoch { get; init; } = 1;

    /// <summary>The session-scope variables of the shim's environment. Keys included: never logged, never written.</summary>
    public IReadOnlyDictionary<string, string>? Variables { get; init; }

    /// <summary>What a terminal command is about, for the daemon's log; null for an editor.</summary>
    public string? Command { get; init; }

    /// <summary>
    /// The line, line feed included. Written by hand, though <see cref="ContractJson"/> reads it: the serializer
    /// would cost every shim half a megabyte and half a millisecond.
    /// </summary>
    public byte[] ToLine()
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteNumber("contract", Contract);
            json.WriteString("build", Build);
            json.WriteNumber("pid", Pid);
            json.WriteNumber("epoch", Epoch);
            WriteText(json, "workspace", Workspace);
            WriteText(json, "session", Session);
            WriteText(json, "command", Command);
            json.WriteStartObject("variables");
            foreach (var (name, value) in Variables ?? new Dictionary<string, string>())
            {
                json.WriteString(name, value);
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        buffer.Write("\n"u8);
        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteText(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }
}
