using Mcp.Daemon.Tools;

namespace Mcp.Daemon.Calls;

/// <summary>What one call says while it runs, told to everybody who waits for it; who joins hears the latest at once.</summary>
internal sealed class SharedProgress : IProgress<ToolProgress>
{
    private readonly Lock _lock = new();
    private ToolProgress _latest;
    private IProgress<ToolProgress>[] _listeners = [];

    public ToolProgress Latest
    {
        get
        {
            lock (_lock)
            {
                return _latest;
            }
        }
    }

    public void Report(ToolProgress value)
    {
        IProgress<ToolProgress>[] listeners;
        lock (_lock)
        {
            _latest = value;
            listeners = _listeners;
        }

        foreach (var listener in listeners)
        {
            listener.Report(value);
        }
    }

    /// <summary>What the expert says: the step stays, what is done in it is new.</summary>
    public void Say(string doing) => Report(Latest with { Message = doing });

    /// <summary>Hears every report until the result is disposed.</summary>
    public IDisposable Listen(IProgress<ToolProgress> listener)
    {
        ToolProgress latest;
        lock (_lock)
        {
            _listeners = [.. _listeners, listener];
            latest = _latest;
        }

        if (latest != default)
        {
            listener.Report(latest);
        }

        return new Listening(this, listener);
    }

    private void Forget(IProgress<ToolProgress> listener)
    {
        lock (_lock)
        {
            _listeners = [.. _listeners.Where(known => !ReferenceEquals(known, listener))];
        }
    }

    private sealed class Listening(SharedProgress progress, IProgress<ToolProgress> listener) : IDisposable
    {
        public void Dispose() => progress.Forget(listener);
    }
}
