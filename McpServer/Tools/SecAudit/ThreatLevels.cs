namespace Mcp.Daemon.Tools.SecAudit;

/// <summary>Whom an audit reckons with at a threat level: each level takes in those before it.</summary>
internal static class ThreatLevels
{
    public static string Words(string? level) => level switch
    {
        "low" => "low: reckon with scanners and passers-by that try what is known against everybody. What needs an account, a certain user or several steps is unlikely.",
        "high" => "high: reckon with somebody who wants into this system, has an account on it, reads its code and takes days for it. Guarded routes are open to them; what one user may do to another's data counts.",
        "critical" => "critical: reckon with a well-funded adversary, insiders and stolen accounts of administrators included, and with foreign hands on dependencies and the build. What limits and shows damage counts beside what keeps out.",
        _ => "medium: reckon with somebody from outside who looks at this service for some hours and can make an account on it where that is open to everybody.",
    };
}
