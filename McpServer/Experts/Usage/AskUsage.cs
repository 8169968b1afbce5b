using Mcp.Daemon.Answers;

namespace Mcp.Daemon.Experts.Usage;

/// <summary>What one question to the experts has used, over all attempts, retries and fallbacks of it.</summary>
internal sealed class AskUsage
{
    private readonly Lock _lock = new();
    private readonly List<string> _notes = [];
    private int _attempts;
    private UsageReport? _total;

    /// <summary>How often a provider was asked.</summary>
    public int Attempts
    {
        get
        {
            lock (_lock)
            {
                return _attempts;
            }
        }
    }

    /// <summary>Null before the first attempt is over.</summary>
    public UsageReport? Total
    {
        get
        {
            lock (_lock)
            {
                return _total;
            }
        }
    }

    /// <summary>What should be known of the money, one sentence each: a budget that nears its end, an estimate.</summary>
    public IReadOnlyList<string> Notes
    {
        get
        {
            lock (_lock)
            {
                return [.. _notes];
            }
        }
    }

    public void Started()
    {
        lock (_lock)
        {
            _attempts++;
        }
    }

    public void Add(UsageReport usage)
    {
        lock (_lock)
        {
            _total = _total is null ? usage : _total + usage;
        }
    }

    /// <summary>Each sentence once.</summary>
    public void Note(string sentence)
    {
        lock (_lock)
        {
            if (!_notes.Contains(sentence))
            {
                _notes.Add(sentence);
            }
        }
    }
}
