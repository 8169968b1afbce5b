namespace Mcp.Daemon.Answers;

/// <summary>The daemon as it is now. Counts run since its start; times are seconds.</summary>
internal sealed record StatusReport
{
    public required VersionReport Daemon { get; init; }

    public required SessionStatus Sessions { get; init; }

    public required CallStatus Calls { get; init; }

    public required LadderStatus Ladder { get; init; }

    public string? Workspace { get; init; }

    public required string StateDirectory { get; init; }

    /// <summary>One for each model that was asked today.</summary>
    public IReadOnlyList<SpentStatus> SpentToday { get; init; } = [];

    public string? Log { get; init; }

    /// <summary>Experts that could be asked, by name; empty when none is configured.</summary>
    public required IReadOnlyList<string> Configured { get; init; }

    public ExpertsStatus? Experts { get; init; }

    public required IReadOnlyList<string> DisabledTools { get; init; }

    /// <summary>What is wrong with the session's experts and the catalogue of models, one sentence each.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}

internal sealed record SessionStatus(
    int Open, int Active, int RequestsInFlight, double OldestSeconds, double NewestSeconds, double AverageSeconds,
    long Opened, long Refused, long Swept);

/// <param name="Waiters">Requests that wait for an expert's call now.</param>
/// <param name="Uncollected">Answers that are kept for somebody who left without them.</param>
/// <param name="HandedBack">How often a request was answered with <c>still_running</c>.</param>
/// <param name="Collected">How often somebody came back and got the answer.</param>
internal sealed record CallStatus(
    long Running, long Total, long Failed, long TimedOut, long Cancelled, long Abandoned,
    int Waiters, int Uncollected, long HandedBack, long Collected);

internal sealed record LadderStatus(
    double Expert, double SimpleTool, double WorkflowTool, double Daemon, double Shim, double Client);
