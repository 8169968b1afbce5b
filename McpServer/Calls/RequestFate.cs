namespace Mcp.Daemon.Calls;

/// <summary>
/// What a session learns of one request beside its call: why it was cancelled, which the SDK's token does not say, and
/// that its answer was written, which no handler sees.
/// </summary>
internal sealed class RequestFate
{
    /// <summary>How the TypeScript SDK's reason ends when its own time-out passed, and how the shim says the same.</summary>
    public const string TimedOutReason = "request timed out";

    private readonly Lock _lock = new();
    private Action? _onWritten;
    private Departure _departure = Departure.Gone;

    /// <summary>Why it went, if it went.</summary>
    public Departure Departure
    {
        get
        {
            lock (_lock)
            {
                return _departure;
            }
        }
    }

    /// <summary>A <c>notifications/cancelled</c> named it; noted before the SDK cancels its token.</summary>
    public void Cancel(string? reason)
    {
        lock (_lock)
        {
            _departure = reason?.Contains(TimedOutReason, StringComparison.OrdinalIgnoreCase) is true
                ? Departure.TimedOut
                : Departure.Cancelled;
        }
    }

    /// <summary>What is to be done when its answer stands on the pipe.</summary>
    public void WhenWritten(Action action)
    {
        lock (_lock)
        {
            _onWritten = action;
        }
    }

    /// <summary>Its answer was written, whole.</summary>
    public void Written()
    {
        Action? action;
        lock (_lock)
        {
            (action, _onWritten) = (_onWritten, null);
        }

        action?.Invoke();
    }
}
