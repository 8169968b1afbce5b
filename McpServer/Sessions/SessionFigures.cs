namespace Mcp.Daemon.Sessions;

/// <summary>Counts and ages (in seconds) of sessions, for <c>status</c> and metrics.</summary>
internal sealed record SessionFigures(
    int Open, int Active, int RequestsInFlight,
    double OldestSeconds, double NewestSeconds, double AverageSeconds,
    long Opened, long Refused, long Swept);
