using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json;
using Mcp.Contract;

namespace Mcp.Shim;

/// <summary>
/// <c>shim-PID.jsonl</c>: what this shim did, with the milliseconds since its start. Lines gather in memory and are
/// written off the path of messages; nothing of a message's content is ever in them.
/// </summary>
internal sealed class ShimLog
{
    // What a shim without a writable state directory keeps: the last lines are the ones that explain.
    private const int MaxLines = 1000;

    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Lock _lock = new();
    private readonly Lock _file = new();
    private readonly Queue<string> _lines = [];
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
                return _lines.Count > 0;
            }
        }
    }

    /// <summary>Notes one thing that happened.</summary>
    /// <param name="name">What it is, in a fixed word.</param>
    /// <param name="text">The particulars.</param>
    public void Step(string name, string text)
    {
        using var buffer = new MemoryStream(256);
        using (var json = new Utf8JsonWriter(buffer, Readable))
        {
            json.WriteStartObject();
            json.WriteString("time", _time.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ss.fffZ"));
            json.WriteNumber("ms", Math.Round(Stopwatch.GetElapsedTime(_start).TotalMilliseconds, 2));
            json.WriteString("event", name);
            json.WriteString("message", text);
            if (SessionId is { } session)
            {
                json.WriteString("sessionId", session);
            }

            json.WriteEndObject();
        }

        var line = System.Text.Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
        lock (_lock)
        {
            _lines.Enqueue(line);
            if (_lines.Count > MaxLines)
            {
                _lines.Dequeue();
            }
        }
    }

    /// <summary>Writes what has gathered; a log that cannot be written is no reason to fail.</summary>
    public void Flush()
    {
        lock (_file)
        {
            List<string> lines;
            lock (_lock)
            {
                if (_lines.Count == 0)
                {
                    return;
                }

                lines = [.. _lines];
                _lines.Clear();
            }

            try
            {
                File.AppendAllLines(Path.Combine(StateDirectory.Locate().Logs, $"shim-{Environment.ProcessId}.jsonl"), lines);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // Read-only or full: the client is told through its answers.
            }
        }
    }
}
