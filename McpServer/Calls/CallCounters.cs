using System.Diagnostics.Metrics;

namespace Mcp.Daemon.Calls;

/// <summary>How many calls ran and how they ended, over the daemon's life. Read by <c>status</c>, exported as metrics.</summary>
internal sealed class CallCounters : IDisposable
{
    private readonly Meter _meter = new("mcp-expert.calls");
    private readonly Counter<long> _ended;
    private long _running;
    private long _total;
    private long _failed;
    private long _timedOut;
    private long _cancelled;
    private long _abandoned;

    public CallCounters()
    {
        _ended = _meter.CreateCounter<long>("mcp_expert.calls.ended");
        _meter.CreateObservableGauge("mcp_expert.calls.running", () => Interlocked.Read(ref _running));
    }

    public long Running => Interlocked.Read(ref _running);

    public long Total => Interlocked.Read(ref _total);

    public long Failed => Interlocked.Read(ref _failed);

    public long TimedOut => Interlocked.Read(ref _timedOut);

    public long Cancelled => Interlocked.Read(ref _cancelled);

    /// <summary>Calls whose tool ignored its token past the daemon rung.</summary>
    public long Abandoned => Interlocked.Read(ref _abandoned);

    public void Started()
    {
        Interlocked.Increment(ref _running);
        Interlocked.Increment(ref _total);
    }

    public void Ended(CallEnd end)
    {
        Interlocked.Decrement(ref _running);
        switch (end)
        {
            case CallEnd.Failed:
                Interlocked.Increment(ref _failed);
                break;
            case CallEnd.TimedOut:
                Interlocked.Increment(ref _timedOut);
                break;
            case CallEnd.Cancelled:
                Interlocked.Increment(ref _cancelled);
                break;
            case CallEnd.Abandoned:
                Interlocked.Increment(ref _timedOut);
                Interlocked.Increment(ref _abandoned);
                break;
            default:
                break;
        }

        _ended.Add(1, new KeyValuePair<string, object?>("end", end.ToString()));
    }

    public void Dispose() => _meter.Dispose();
}
