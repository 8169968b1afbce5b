using Mcp.Daemon.Experts.Endpoints;

namespace Mcp.Daemon.Experts.Capacity;

/// <summary>One ask in the queue, then in its place. Disposed: the place is free.</summary>
internal sealed class QueuedAsk(ExpertQueue queue, string sessionId, ProviderKind kind, Action<int> tell) : IDisposable
{
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _position;

    public string SessionId { get; } = sessionId;

    public ProviderKind Kind { get; } = kind;

    public Task Started => _started.Task;

    public void Start() => _started.TrySetResult();

    public void Cancel(CancellationToken cancellationToken) => _started.TrySetCanceled(cancellationToken);

    /// <summary>Whether this position is news; called under the queue's lock.</summary>
    public bool Moves(int position)
    {
        var moves = _position != position;
        _position = position;
        return moves;
    }

    /// <summary>Says the position, unless a newer one overtook it.</summary>
    public void Tell(int position)
    {
        if (Volatile.Read(ref _position) == position && !_started.Task.IsCompleted)
        {
            tell(position);
        }
    }

    public void Dispose() => queue.Leave(this);
}
