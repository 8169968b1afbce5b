namespace Mcp.Daemon.Experts.Questions;

/// <summary>
/// What a call sees of its expert while it works: whether one is asked at all, and what it does. One per call; the
/// expert's side writes it, the call's side reads it when a rung or a client's patience ends.
/// </summary>
/// <param name="say">Takes what the expert says of itself.</param>
/// <param name="changed">Called whenever <see cref="AtWork"/> has changed.</param>
internal sealed class ExpertActivity(Action<string> say, Action? changed = null)
{
    private int _atWork;
    private volatile bool _wasAtWork;

    /// <summary>Whether an expert is being asked now, waits in the expert queue included.</summary>
    public bool AtWork => Volatile.Read(ref _atWork) > 0;

    /// <summary>Whether an expert is or was asked: then there may be something that was paid for.</summary>
    public bool WasAtWork => _wasAtWork;

    /// <summary>Says in a few words what the expert does ("kimi-k2 writes, 1,240 characters so far"); shown as progress.</summary>
    public void Say(string doing) => say(doing);

    /// <summary>An expert is at work until the result is disposed; nests.</summary>
    public IDisposable Begin()
    {
        _wasAtWork = true;
        if (Interlocked.Increment(ref _atWork) == 1)
        {
            changed?.Invoke();
        }

        return new Work(this);
    }

    private void End()
    {
        if (Interlocked.Decrement(ref _atWork) == 0)
        {
            changed?.Invoke();
        }
    }

    private sealed class Work(ExpertActivity activity) : IDisposable
    {
        private ExpertActivity? _activity = activity;

        public void Dispose() => Interlocked.Exchange(ref _activity, null)?.End();
    }
}
