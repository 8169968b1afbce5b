using Mcp.Daemon.Configuration;
using Mcp.Daemon.Experts.Catalogue;
using Mcp.Daemon.Experts.Endpoints;
using Mcp.Daemon.Experts.Failures;
using Mcp.Daemon.Experts.Questions;

namespace Mcp.Daemon.Experts.Resilience;

/// <summary>
/// The breakers of all models, one per endpoint, key and model. A model that failed some calls in a row is left alone
/// for a while; then exactly one call is let through to see whether it is well again.
/// </summary>
/// <remarks>While one is open, nothing but its own probe changes it: a call that began before it opened may end late.</remarks>
internal sealed class BreakerTable(BreakerSettings settings, TimeProvider time)
{
    /// <summary>More are hardly ever ill at once; beyond it the one that failed longest ago is forgotten.</summary>
    private const int MostEntries = 256;

    /// <summary>A probe that hangs longer no longer blocks the next: far beyond an expert rung, below a long recovery.</summary>
    private static readonly TimeSpan LongestProbe = TimeSpan.FromMinutes(5);

    /// <summary>What callers are told to wait while a probe runs: it mostly ends in seconds.</summary>
    private static readonly TimeSpan ProbeWait = TimeSpan.FromSeconds(5);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Entry> _entries = [];

    private TimeSpan ProbeLimit => settings.Recovery < LongestProbe ? settings.Recovery : LongestProbe;

    /// <summary>Leave to ask the model; refused while its breaker is open.</summary>
    public BreakerPass Enter(ModelChoice choice)
    {
        var pass = new BreakerPass(this, choice.Fingerprint, ChoiceName.Of(choice));
        lock (_lock)
        {
            if (!_entries.TryGetValue(pass.Fingerprint, out var entry) || entry.OpenedAt is null)
            {
                return pass;
            }

            if (Wait(entry) is { } wait)
            {
                throw Refusal(choice, entry, wait);
            }

            (entry.Probe, entry.ProbeAt) = (pass, time.GetTimestamp());
            return pass;
        }
    }

    public void Succeeded(BreakerPass pass)
    {
        lock (_lock)
        {
            if (_entries.TryGetValue(pass.Fingerprint, out var entry) && (entry.OpenedAt is null || entry.Probe == pass))
            {
                _entries.Remove(pass.Fingerprint);
            }
        }
    }

    public void Failed(BreakerPass pass, ExpertFailure failure)
    {
        lock (_lock)
        {
            var entry = EntryOf(pass);
            if (entry.OpenedAt is not null && entry.Probe != pass)
            {
                return;
            }

            entry.Failures++;
            (entry.Last, entry.LastAt, entry.Probe) = (failure, time.GetUtcNow(), null);
            if (entry.Failures >= settings.FailureThreshold)
            {
                entry.OpenedAt = time.GetTimestamp();
            }
        }
    }

    /// <summary>A call that ended without a verdict; a probe then leaves the breaker as open as it was.</summary>
    public void Undecided(BreakerPass pass)
    {
        lock (_lock)
        {
            if (_entries.TryGetValue(pass.Fingerprint, out var entry) && entry.Probe == pass)
            {
                entry.Probe = null;
            }
        }
    }

    public BreakerView View(ModelChoice choice)
    {
        lock (_lock)
        {
            return _entries.TryGetValue(choice.Fingerprint, out var entry) ? View(entry) : BreakerView.Untouched;
        }
    }

    /// <summary>Every model of these endpoints with a failure that no success has undone, by name.</summary>
    public IReadOnlyList<BreakerView> Of(IReadOnlyCollection<ExpertEndpoint> endpoints)
    {
        lock (_lock)
        {
            return [.. _entries.Where(entry => IsServed(entry.Key)).Select(entry => View(entry.Value)).OrderBy(view => view.Model, StringComparer.Ordinal)];
        }

        bool IsServed(string fingerprint) => endpoints.Any(endpoint => fingerprint.StartsWith(endpoint.Fingerprint + "/", StringComparison.Ordinal));
    }

    private Entry EntryOf(BreakerPass pass)
    {
        if (_entries.TryGetValue(pass.Fingerprint, out var known))
        {
            return known;
        }

        if (_entries.Count >= MostEntries)
        {
            _entries.Remove(_entries.MinBy(each => each.Value.LastAt).Key);
        }

        return _entries[pass.Fingerprint] = new Entry(pass.Model);
    }

    // Null: a probe may go.
    private TimeSpan? Wait(Entry entry) =>
        UntilRecovery(entry) is var wait && wait > TimeSpan.Zero ? wait
        : entry.Probe is not null && time.GetElapsedTime(entry.ProbeAt) < ProbeLimit ? ProbeWait
        : null;

    private TimeSpan UntilRecovery(Entry entry)
    {
        var left = entry.OpenedAt is { } opened ? settings.Recovery - time.GetElapsedTime(opened) : TimeSpan.Zero;
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    private BreakerView View(Entry entry)
    {
        var left = UntilRecovery(entry);
        var state = entry.OpenedAt is null ? BreakerState.Closed : left > TimeSpan.Zero ? BreakerState.Open : BreakerState.HalfOpen;
        return new BreakerView(entry.Model, state, entry.Failures, entry.LastAt, left);
    }

    private static ExpertFailureException Refusal(ModelChoice choice, Entry entry, TimeSpan wait) => new(
        ExpertFailure.CircuitOpen,
        $"Asking {entry.Model}: it is left alone after {entry.Failures} failed calls in a row (the last: {FailureWords.Of(entry.Last)}); "
        + $"it may be asked again in {Math.Ceiling(wait.TotalSeconds):0} s.")
    {
        Provider = choice.Endpoint.Name,
        Model = choice.Model.Name,
        RetryAfter = wait,
    };

    private sealed class Entry(string model)
    {
        public string Model { get; } = model;

        public int Failures { get; set; }

        public ExpertFailure Last { get; set; }

        /// <summary>For people to read; what is waited for goes by timestamps, which no set clock moves.</summary>
        public DateTimeOffset LastAt { get; set; }

        public long? OpenedAt { get; set; }

        public BreakerPass? Probe { get; set; }

        public long ProbeAt { get; set; }
    }
}
