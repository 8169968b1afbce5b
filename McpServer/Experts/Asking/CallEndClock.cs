namespace Mcp.Daemon.Experts.Asking;

/// <summary>Ends the asking shortly before its call's life ends, so that what came can still be delivered.</summary>
internal sealed class CallEndClock : IDisposable
{
    /// <summary>For gathering, journaling and writing what there is.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(2);

    // Further away than a timer reaches is no end.
    private static readonly TimeSpan Farthest = TimeSpan.FromDays(30);

    private readonly Func<TimeSpan> _timeLeft;
    private readonly CancellationTokenSource _clock;

    /// <param name="timeLeft">What is left of the call's life, whenever it is asked.</param>
    public CallEndClock(Func<TimeSpan> timeLeft, TimeProvider time)
    {
        _timeLeft = timeLeft;
        _clock = timeLeft() < Farthest ? new CancellationTokenSource(AtLeastZero(Left), time) : new CancellationTokenSource();
        Token = _clock.Token;
    }

    public CancellationToken Token { get; }

    public TimeSpan Left => _timeLeft() is var left && left < Farthest ? left - Margin : TimeSpan.MaxValue;

    public void Dispose() => _clock.Dispose();

    private static TimeSpan AtLeastZero(TimeSpan left) => left > TimeSpan.Zero ? left : TimeSpan.Zero;
}
