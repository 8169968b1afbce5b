namespace Mcp.Daemon.Tools.Debug.Traces;

/// <summary>Puts the lines of one text together to traces.</summary>
internal sealed class TraceLines(int step)
{
    /// <summary>Lines without a frame that may stand in a trace: carets, arguments, "… 12 more".</summary>
    private const int WidestGap = 4;

    /// <summary>Frames that are kept of one trace; endless recursion writes thousands.</summary>
    private const int MostFrames = 60;

    private readonly List<StackTrace> _traces = [];
    private readonly List<StackFrame> _frames = [];
    private TracedError? _error;
    private bool _messageFollows;
    private int _gap;

    public IReadOnlyList<StackTrace> Read(IEnumerable<string> lines)
    {
        var before = "";
        foreach (var raw in lines)
        {
            var line = raw.Trim().TrimStart('`', '>', '|').Trim();
            if (line.Length > 0)
            {
                Read(line, before);
                before = line;
            }
        }

        End();
        return _traces;
    }

    private void Read(string line, string before)
    {
        var error = ErrorLine.Read(line) ?? (HasQuote ? ErrorLine.OfPython(line) : null);
        if (_messageFollows && error is null && FrameLine.Read(line, before) is null)
        {
            (_error, _messageFollows) = (new TracedError(null, line), false);
            return;
        }

        if (FrameLine.Read(line, before) is { } frame)
        {
            Add(frame, error);
        }
        else if (ErrorLine.Place(line) is { } place)
        {
            End();
            _error = error;
            _messageFollows = error is null;
            Add(place, null);
        }
        else if (error is not null)
        {
            Failed(error);
        }
        else if (IsQuote(line))
        {
            _frames[^1] = _frames[^1] with { Quote = line };
        }
        else if (++_gap > WidestGap)
        {
            // What is said too far before or behind a trace is no part of it.
            End();
        }
    }

    private void Add(StackFrame frame, TracedError? error)
    {
        if (_frames.Count > 0 && _frames[0].Style != frame.Style)
        {
            End();
        }

        // Ruby says what went wrong on the line of the innermost frame.
        _error = error ?? _error;
        _gap = 0;
        _messageFollows = _messageFollows && _frames.Count == 0;
        if (_frames.Count < MostFrames)
        {
            _frames.Add(frame);
        }
    }

    private void Failed(TracedError error)
    {
        if (_frames.Count > 0 && _frames[0].Style is TraceStyle.Python)
        {
            _error = error;
            End();
            return;
        }

        // "Caused by" and a second failure begin a trace of their own.
        if (_frames.Count > 0)
        {
            End();
        }

        (_error, _gap) = (error, 0);
    }

    private bool HasQuote => _frames.Count > 0 && _frames[^1] is { Style: TraceStyle.Python, Quote: not null };

    // Python shows the line below the frame; what is under it are marks and more lines of the same statement.
    private bool IsQuote(string line) =>
        _frames.Count > 0 && _frames[^1] is { Style: TraceStyle.Python, Quote: null } && _gap == 0
        && line.Any(char.IsLetterOrDigit) && !line.StartsWith("[Previous line", StringComparison.Ordinal)
        && !line.StartsWith("Traceback ", StringComparison.Ordinal) && !line.StartsWith("During handling", StringComparison.Ordinal)
        && !line.StartsWith("The above exception", StringComparison.Ordinal);

    private void End()
    {
        if (_frames.Count > 0 || _error is not null)
        {
            _traces.Add(new StackTrace { Step = step, Frames = [.. _frames], Error = _error });
        }

        _frames.Clear();
        (_error, _gap, _messageFollows) = (null, 0, false);
    }
}
