using Mcp.Contract;

namespace Mcp.Shim.Relaying;

/// <summary>
/// The way to the client: stdout, one line at a time, each answer once. Whoever took a request out of the table
/// delivers its answer here.
/// </summary>
internal sealed class ClientOutput(Stream stdout, PendingCalls pending, Action broken)
{
    private readonly Lock _lock = new();
    private volatile bool _isWriting;

    /// <summary>Whether a line is on its way: for long only when the client does not read.</summary>
    public bool IsWriting => _isWriting;

    /// <summary>Writes a line that answers no request: a notification, or a request of the server.</summary>
    public void Write(ReadOnlySpan<byte> line)
    {
        try
        {
            lock (_lock)
            {
                _isWriting = true;
                stdout.Write(line);
                stdout.Flush();
                _isWriting = false;
            }
        }
        catch (IOException)
        {
            broken();
        }
    }

    /// <summary>Delivers a taken request's answer, by itself or in its batch.</summary>
    public void Deliver(PendingCall call, ReadOnlySpan<byte> line)
    {
        if (call.Batch is null)
        {
            Write(line);
        }
        else if (call.Batch.Add(line) is { } array)
        {
            Write(array);
        }

        pending.Delivered(call);
    }

    public void Deliver(PendingCall call, RpcError error) => Deliver(call, error.ToLine(call.Id));

    /// <summary>Drops a taken request that its client cancelled: it gets no answer.</summary>
    public void Drop(PendingCall call)
    {
        if (call.Batch?.Settle() is { } array)
        {
            Write(array);
        }

        pending.Delivered(call);
    }
}
