namespace Mcp.Daemon.Experts.Asking;

/// <summary>
/// What a call sees of its expert while it works: whether one is asked at all, and what it does. One per call; the
/// expert's side writes it, the call's side reads it when a rung or a client's patience ends.
/// </summary>
internal sealed class ExpertActivity(Action<string> say)
{
    private int _atWork;

    /// <summary>Whether an expert is being asked now, waits in the expert queue included.</summary>
    public bool AtWork => Volatile.Read(ref _atWork) > 0;

    /// <summary>Says in a few words what the expert does ("kimi-k2 writes, 1,240 characters so far"); shown as progress.</summary>
    public void Say(string doing) => say(doing);

    /// <summary>An expert is at work until the result is disposed; nests.</summary>
    public IDisposable Begin()
    {
        Interlocked.Increment(ref _atWork);
        return new Work(this);
    }

    private sealed class Work(ExpertActivity activity) : IDisposable
    {
        private ExpertActivity? _activity = activity;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _activity, null) is { } ended)
            {
                Interlocked.Decrement(ref ended._atWork);
            }
        }
    }
}
