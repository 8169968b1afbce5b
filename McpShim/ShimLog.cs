using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json;
using Mcp.Contract;

namespace Mcp.Shim;

/// <summary>
/// <c>shim-PID.jsonl</c>: what this shim did, with the microseconds since its start. Lines gather in memory and are
/// written off the path of messages; nothing of a message's content is ever in them.
/// </summary>
/// <remarks>Written with as little of the library as will do: whatever code this touches is resident in every shim.</remarks>
internal sealed class ShimLog
{
    // What a shim without a writable state directory keeps at most; the first lines explain why it has none.
    private const int MaxGathered = 64 << 10;

    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Lock _lock = new();
    private readonly Lock _file = new();
    private readonly MemoryStream _gathered = new(1024);
    private readonly long _start = Stopwatch.GetTimestamp();
    private readonly TimeProvider _time = TimeProvider.System;

    /// <summary>The session this shim has, once it has one.</summary>
    public string? SessionId { get; set; }

    public bool HasLines
    {
        get
        {
            lock (_lock)
            {
                return _gathered.Length > 0;
            }
        }
    }

    /// <summary>Notes one thing that happened.</summary>
    /// <param name="name">What it is, in a fixed word.</param>
    /// <param name="text">The particulars.</param>
    public void Step(string name, string text)
    {
        lock (_lock)
        {
            if (_gathered.Length > MaxGathered)
            {
                return;
            }

            using (var json = new Utf8JsonWriter(_gathered, Readable))
            {
                json.WriteStartObject();
                json.WriteString("time", _time.GetUtcNow());
                json.WriteNumber("elapsedUs", (long)Stopwatch.GetElapsedTime(_start).TotalMicroseconds);
                json.WriteString("event", name);
                json.WriteString("message", text);
                if (SessionId is { } session)
                {
                    json.WriteString("sessionId", session);
                }

                json.WriteEndObject();
            }

            _gathered.WriteByte((byte)'\n');
        }
    }

    /// <summary>Writes what has gathered; a log that cannot be written is no reason to fail.</summary>
    public void Flush()
    {
        lock (_file)
        {
            byte[] lines;
            lock (_lock)
            {
                lines = _gathered.ToArray();
                _gathered.SetLength(0);
            }

            if (lines.Length == 0)
            {
                return;
            }

            try
            {
                File.AppendAllBytes(Path.Combine(StateDirectory.Locate().Logs, $"shim-{Environment.ProcessId}.jsonl"), lines);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // Read-only or full: the client is told through its answers.
            }
        }
    }
}
