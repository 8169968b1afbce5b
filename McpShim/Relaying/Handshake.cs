using Mcp.Contract;

namespace Mcp.Shim.Relaying;

/// <summary>
/// The client's <c>initialize</c> and <c>initialized</c> as they came, for a daemon that was not there to hear them.
/// </summary>
internal sealed class Handshake
{
    private readonly Lock _lock = new();
    private byte[]? _initialize;
    private RpcId _id;
    private byte[]? _initialized;
    private bool _answered;

    /// <summary>Notes a request or notification if it belongs to the handshake.</summary>
    public void Note(MessageHead head, byte[] line)
    {
        lock (_lock)
        {
            if (head is { Method: KnownMethod.Initialize, Id: { } id })
            {
                (_initialize, _id, _initialized, _answered) = (line, id, null, false);
            }
            else if (head.Method is KnownMethod.Initialized)
            {
                _initialized = line;
            }
        }
    }

    /// <summary>The client has its answer: from now on a new daemon must be told.</summary>
    public void NoteAnswered(PendingCall call)
    {
        if (call.Method is KnownMethod.Initialize)
        {
            lock (_lock)
            {
                _answered = true;
            }
        }
    }

    /// <summary>What to replay; null when the client never completed a handshake (a stateless one never does).</summary>
    public (byte[] Initialize, RpcId Id, byte[]? Initialized)? Replay
    {
        get
        {
            lock (_lock)
            {
                return _answered ? (_initialize!, _id, _initialized) : null;
            }
        }
    }
}
