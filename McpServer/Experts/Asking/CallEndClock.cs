namespace Mcp.Daemon.Experts.Asking;

/// <summary>Ends the asking shortly before its call's life ends, so that what came can still be delivered.</summary>
internal sealed class CallEndClock : IDisposable
{
    /// <summary>For gathering, journaling and writing what there is.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(2);

    private readonly TimeProvider _time;
    private readonly DateTimeOffset? _end;
    private readonly CancellationTokenSource _clock;

    /// <param name="deadline">The end of the call; further away than a timer reaches is none.</param>
    public CallEndClock(DateTimeOffset deadline, TimeProvider time)
    {
        _time = time;
        var left = deadline - time.GetUtcNow();
        _end = left < TimeSpan.FromDays(30) ? deadline - Margin : null;
        _clock = _end is null ? new CancellationTokenSource() : new CancellationTokenSource(AtLeastZero(left - Margin), time);
        Token = _clock.Token;
    }

    public CancellationToken Token { get; }

    public TimeSpan Left => _end is { } end ? end - _time.GetUtcNow() : TimeSpan.MaxValue;

    public void Dispose() => _clock.Dispose();

    private static TimeSpan AtLeastZero(TimeSpan left) => left > TimeSpan.Zero ? left : TimeSpan.Zero;
}
