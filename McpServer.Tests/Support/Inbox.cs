namespace Mcp.Tests.Support;

/// <summary>Everything a client got, in order, and a way to wait for what is still to come.</summary>
internal sealed class Inbox
{
    private readonly Lock _lock = new();
    private readonly List<Received> _all = [];
    private readonly List<(Func<Received, bool> Wanted, TaskCompletionSource<Received> Found)> _waiting = [];
    private bool _ended;

    public IReadOnlyList<Received> All
    {
        get
        {
            lock (_lock)
            {
                return [.. _all];
            }
        }
    }

    public void Add(Received received)
    {
        lock (_lock)
        {
            _all.Add(received);
            _waiting.RemoveAll(waiter => waiter.Wanted(received) && waiter.Found.TrySetResult(received));
        }
    }

    /// <summary>Nothing more will come.</summary>
    public void End()
    {
        lock (_lock)
        {
            _ended = true;
            _waiting.ForEach(waiter => waiter.Found.TrySetException(Ended()));
            _waiting.Clear();
        }
    }

    /// <summary>The first that is wanted, whether it came already or not.</summary>
    public Task<Received> FirstAsync(Func<Received, bool> wanted, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_all.Find(received => wanted(received)) is { } there)
            {
                return Task.FromResult(there);
            }

            if (_ended)
            {
                throw Ended();
            }

            var found = new TaskCompletionSource<Received>(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add((wanted, found));
            return found.Task.WaitAsync(cancellationToken);
        }
    }

    private EndOfStreamException Ended() =>
        new($"The stream ended after {_all.Count} lines; the last was: {(_all.Count > 0 ? _all[^1] : null)}");
}
