namespace Mcp.Shim.Relaying;

/// <summary>
/// Lines that wait for the pipe: while it is being opened, or while the daemon does not read. Between the thread
/// that reads the client and the one that writes to the daemon, so that neither holds up the other.
/// </summary>
internal sealed class OutboundQueue
{
    // Two of the largest lines: a client that goes on sending to a daemon that does not read is told, not buffered.
    private const long MaxBytes = 64 << 20;

    private readonly Lock _lock = new();
    private readonly Queue<Outbound> _lines = [];
    private readonly Queue<Outbound> _putBack = [];
    private readonly SemaphoreSlim _available = new(0);
    private long _bytes;

    /// <summary>False when the queue is full.</summary>
    public bool TryAdd(Outbound line)
    {
        lock (_lock)
        {
            if (_bytes > 0 && _bytes + line.Line.Length > MaxBytes)
            {
                return false;
            }

            _lines.Enqueue(line);
            _bytes += line.Line.Length;
        }

        _available.Release();
        return true;
    }

    /// <summary>Puts back, before everything else, what was taken and did not get through.</summary>
    public void PutBack(IReadOnlyList<Outbound> lines)
    {
        lock (_lock)
        {
            Outbound[] earlier = [.. _putBack];
            _putBack.Clear();
            foreach (var line in lines)
            {
                _putBack.Enqueue(line);
                _bytes += line.Line.Length;
            }

            foreach (var line in earlier)
            {
                _putBack.Enqueue(line);
            }
        }

        if (lines.Count > 0)
        {
            _available.Release(lines.Count);
        }
    }

    /// <summary>Waits for the next line.</summary>
    public Outbound Take()
    {
        _available.Wait();
        lock (_lock)
        {
            return TakeFirst();
        }
    }

    /// <summary>Takes everything that waits, without waiting.</summary>
    public IReadOnlyList<Outbound> TakeAll()
    {
        var all = new List<Outbound>();
        while (_available.Wait(0))
        {
            lock (_lock)
            {
                all.Add(TakeFirst());
            }
        }

        return all;
    }

    private Outbound TakeFirst()
    {
        var first = _putBack.TryDequeue(out var line) ? line : _lines.Dequeue();
        _bytes -= first.Line.Length;
        return first;
    }
}
