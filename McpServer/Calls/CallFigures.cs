namespace Mcp.Daemon.Calls;

/// <summary>Calls with a life of their own, counted: what is there now, and what was since the daemon's start.</summary>
/// <param name="Waiters">Requests that wait for one now.</param>
/// <param name="Uncollected">Answers that are kept for somebody who left without them.</param>
/// <param name="HandedBack">How often a request was told to come back.</param>
/// <param name="Collected">How often somebody came back and got the answer.</param>
internal sealed record CallFigures(int Waiters, int Uncollected, long HandedBack, long Collected);
