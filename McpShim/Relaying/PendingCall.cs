using Mcp.Contract;

namespace Mcp.Shim.Relaying;

/// <summary>One request that the client sent and that is owed exactly one answer.</summary>
internal sealed class PendingCall(RpcId id, string method, RpcId? token, byte[] line, Batch? batch)
{
    public RpcId Id => id;

    public string Method => method;

    /// <summary>The progress token the client gave; without one it gets no progress.</summary>
    public RpcId? Token => token;

    /// <summary>The request as it came, line feed included: what is sent again when the first sending was lost.</summary>
    public byte[] Line => line;

    public Batch? Batch => batch;

    /// <summary>Connection it was written to; 0 while it waits to be sent.</summary>
    public int Epoch { get; set; }

    /// <summary>Number of its line on that connection: with session and epoch the call's id.</summary>
    public int Number { get; set; }

    /// <summary>Whether its daemon said that it begins and must not be run a second time by itself.</summary>
    public bool RunsOnce { get; set; }

    /// <summary>How often it was written.</summary>
    public int Attempts { get; set; }

    /// <summary>When it was last written, in milliseconds of <see cref="System.Environment.TickCount64"/>.</summary>
    public long SentAt { get; set; }

    /// <summary>When it is answered for the daemon, on the clock of <see cref="System.Environment.TickCount64"/>; null is never.</summary>
    public long? Deadline { get; set; }

    /// <summary>How long the daemon has, from the moment the request is sent.</summary>
    public TimeSpan? Clock { get; set; }

    /// <summary>Answered or cancelled: what still waits in the queue is then skipped.</summary>
    public bool IsSettled { get; set; }
}
