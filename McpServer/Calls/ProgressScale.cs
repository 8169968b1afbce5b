using Mcp.Daemon.Tools;

namespace Mcp.Daemon.Calls;

/// <summary>One progress notification: MCP's numbers and a sentence for people.</summary>
internal readonly record struct Beat(double Progress, double? Total, string Message);

/// <summary>
/// Turns what a tool says into MCP's <c>progress</c>, which must grow with every notification even while a step
/// takes long: steps count whole, the beats within a step approach the next one without reaching it.
/// </summary>
internal sealed class ProgressScale(TimeProvider time)
{
    private readonly long _start = time.GetTimestamp();
    private double _last;
    private int _step = -1;
    private int _beatsInStep;
    private TimeSpan _stepBegan;

    public Beat Next(ToolProgress now)
    {
        var elapsed = time.GetElapsedTime(_start);
        _beatsInStep = now.Step == _step ? _beatsInStep + 1 : 0;
        _stepBegan = now.Step == _step ? _stepBegan : elapsed;
        _step = now.Step;
        if (now.Total <= 0)
        {
            _last = Math.Max(elapsed.TotalSeconds, JustAbove(_last));
            return new Beat(_last, null, Sentence(now, elapsed, null));
        }

        var value = now.Step + (_beatsInStep / (_beatsInStep + 1.0));
        // A tool that goes back a step, or past its total, still only moves on: half of what is left each time.
        var next = value > _last && value <= now.Total ? value : _last + (Math.Max(now.Total - _last, 0) / 2);
        _last = Math.Max(next, JustAbove(_last));
        return new Beat(_last, now.Total, Sentence(now, elapsed, Remaining(now, elapsed)));
    }

    // The SDK carries progress as a float: what grows only as a double stands still on the wire.
    private static double JustAbove(double value) => MathF.BitIncrement((float)value);

    /// <summary>
    /// What is left if the remaining steps take as long as those so far. Null once this step has taken longer than they
    /// did, which is where an expert is asked: then nothing is known; and where it would be nothing, or no second.
    /// </summary>
    private TimeSpan? Remaining(ToolProgress now, TimeSpan elapsed)
    {
        if (now.Step <= 0 || now.Total <= 0)
        {
            return null;
        }

        var (each, inStep) = (_stepBegan / now.Step, elapsed - _stepBegan);
        var left = (each * (now.Total - now.Step)) - inStep;
        return inStep <= each && left >= TimeSpan.FromSeconds(1) ? left : null;
    }

    private static string Sentence(ToolProgress now, TimeSpan elapsed, TimeSpan? remaining)
    {
        var what = string.IsNullOrEmpty(now.Message) ? "working" : now.Message;
        var where = now.Total > 0 ? $"step {now.Step} of {now.Total}, " : "";
        var left = remaining is { } time ? $", about {time.TotalSeconds:0} s left" : "";
        return $"{what} ({where}{elapsed.TotalSeconds:0} s elapsed{left})";
    }
}
