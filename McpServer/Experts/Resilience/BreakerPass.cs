using Mcp.Daemon.Experts.Failures;

namespace Mcp.Daemon.Experts.Resilience;

/// <summary>
/// Leave to ask a model once, retries included; its holder says how it ended. Whoever says nothing, because its user
/// cancelled or the failure was not the provider's, leaves the count as it was and a probe undone.
/// </summary>
internal sealed class BreakerPass(BreakerTable table, string fingerprint, string model) : IDisposable
{
    private bool _hasEnded;

    public string Fingerprint { get; } = fingerprint;

    public string Model { get; } = model;

    public void Succeeded()
    {
        _hasEnded = true;
        table.Succeeded(this);
    }

    public void Failed(ExpertFailure failure)
    {
        if (Counts(failure))
        {
            _hasEnded = true;
            table.Failed(this, failure);
        }
    }

    public void Dispose()
    {
        if (!_hasEnded)
        {
            _hasEnded = true;
            table.Undecided(this);
        }
    }

    /// <summary>Only what says that the provider is ill; a wrong key or a too long question says nothing of that.</summary>
    private static bool Counts(ExpertFailure failure) => failure is
        ExpertFailure.Network or ExpertFailure.Cut or ExpertFailure.Down
        or ExpertFailure.BadAnswer or ExpertFailure.Silent or ExpertFailure.RateLimit;
}
