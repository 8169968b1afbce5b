namespace Mcp.Shim.Relaying;

/// <summary>
/// Lines that wait for the pipe: while it is being opened, or while the daemon does not read. Between the thread
/// that reads the client and the one that writes to the daemon, so that neither holds up the other.
/// </summary>
internal sealed class OutboundQueue
{
    // Two of the largest lines: a client that goes on sending to a daemon that does not read is told, not buffered.
    private const long MaxBytes = 64 << 20;

    // An object, not a Lock: it is waited on, and its waiters sleep at once instead of spinning on a shared core.
    private readonly object _lock = new();
    private readonly Queue<Outbound> _lines = [];
    private readonly Queue<Outbound> _putBack = [];
    private long _bytes;

    public bool IsEmpty
    {
        get
        {
            lock (_lock)
            {
                return Count == 0;
            }
        }
    }

    private int Count => _lines.Count + _putBack.Count;

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
            Monitor.Pulse(_lock);
            return true;
        }
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

            Monitor.Pulse(_lock);
        }
    }

    /// <summary>Waits until there is a line, and leaves it there.</summary>
    public void WaitForLine()
    {
        lock (_lock)
        {
            while (Count == 0)
            {
                Monitor.Wait(_lock);
            }
        }
    }

    /// <summary>Takes the next line; false when there is none.</summary>
    public bool TryTake(out Outbound line)
    {
        lock (_lock)
        {
            line = Count > 0 ? TakeFirst() : default;
            return line.Line is not null;
        }
    }

    /// <summary>Takes everything that waits, without waiting.</summary>
    public IReadOnlyList<Outbound> TakeAll()
    {
        var all = new List<Outbound>();
        while (TryTake(out var line))
        {
            all.Add(line);
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
