using System.Threading.Channels;
using Mcp.Daemon.Tools;

namespace Mcp.Daemon.Calls;

/// <summary>
/// The signs of life of one running call: what the tool reports, at once, and when it reports nothing, one at
/// every interval. Exists only when the client gave a progress token; ends before the answer is sent.
/// </summary>
internal sealed class Heartbeat : IProgress<ToolProgress>, IAsyncDisposable
{
    // The first sign is due within 2 s; calls shorter than this need none.
    private static readonly TimeSpan FirstSign = TimeSpan.FromSeconds(1);

    // At most ten notifications a second, however busily a tool reports; what is left out is superseded anyway.
    private static readonly TimeSpan LeastGap = TimeSpan.FromMilliseconds(100);

    private readonly Lock _lock = new();
    private readonly Channel<bool> _due = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    private readonly TimeProvider _time;
    private readonly TimeSpan _interval;
    private readonly Func<Beat, Task> _send;
    private readonly ITimer _timer;
    private readonly ProgressScale _scale;
    private readonly Task _sending;
    private ToolProgress _latest;
    private bool _fresh;
    private long _lastSent;

    /// <param name="interval">The longest silence between two signs.</param>
    /// <param name="send">Sends one; a failure costs that sign only.</param>
    public Heartbeat(TimeProvider time, TimeSpan interval, Func<Beat, Task> send)
    {
        _time = time;
        _interval = interval;
        _send = send;
        _scale = new ProgressScale(time);
        _lastSent = time.GetTimestamp();
        _timer = time.CreateTimer(_ => _due.Writer.TryWrite(true), null, interval < FirstSign ? interval : FirstSign, interval);
        _sending = SendAsync();
    }

    /// <summary>What the tool said last, for the answer of a call that a rung ended.</summary>
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
        lock (_lock)
        {
            _latest = value;
            _fresh = true;
            var gap = LeastGap - _time.GetElapsedTime(_lastSent);
            if (gap <= TimeSpan.Zero)
            {
                _due.Writer.TryWrite(true);
            }
            else
            {
                _timer.Change(gap, _interval);
            }
        }
    }

    /// <summary>Sends what is still unsaid and ends: after this nothing more is sent.</summary>
    public async ValueTask DisposeAsync()
    {
        await _timer.DisposeAsync();
        lock (_lock)
        {
            if (_fresh)
            {
                _due.Writer.TryWrite(true);
            }

            _due.Writer.TryComplete();
        }

        await _sending;
    }

    private async Task SendAsync()
    {
        await foreach (var _ in _due.Reader.ReadAllAsync())
        {
            Beat beat;
            lock (_lock)
            {
                beat = _scale.Next(_latest);
                _fresh = false;
                _lastSent = _time.GetTimestamp();
            }

            try
            {
                await _send(beat);
            }
            catch (Exception)
            {
                // Whatever it was, it must not cost the answer: a client that is gone or going is known to the call
                // by its own token.
            }

            lock (_lock)
            {
                if (!_fresh)
                {
                    _timer.Change(_interval, _interval);
                }
            }
        }
    }
}
