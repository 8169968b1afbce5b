namespace Mcp.Daemon.Timeouts;

/// <summary>
/// How long each layer waits for the layer inside it. Each rung outlasts the one inside, so the innermost layer that
/// can explain a delay is the one that reports it.
/// </summary>
/// <remarks>
/// Expert &lt; WorkflowTool &lt; Daemon &lt; Shim &lt; Client; Daemon, Shim and Client are at least 1.5, 2 and 2.5
/// times WorkflowTool; each lies between 1 s and 1 h. Only <see cref="From"/> makes one, so every instance holds this.
/// </remarks>
internal sealed record TimeoutLadder
{
    private TimeoutLadder()
    {
    }

    /// <summary>Silence of a provider before its expert call ends; 90 s.</summary>
    public required TimeSpan Expert { get; init; }

    /// <summary>A tool that asks no model; 60 s.</summary>
    public required TimeSpan SimpleTool { get; init; }

    /// <summary>A tool that may ask an expert; 120 s. The other rungs are measured against it.</summary>
    public required TimeSpan WorkflowTool { get; init; }

    /// <summary>After this the session abandons a tool that ignores its token; 180 s = 1.5 × tool.</summary>
    public required TimeSpan Daemon { get; init; }

    /// <summary>After this the shim answers for a silent daemon; 240 s = 2 × tool.</summary>
    public required TimeSpan Shim { get; init; }

    /// <summary>What is written into the client's own configuration; 300 s = 2.5 × tool.</summary>
    public required TimeSpan Client { get; init; }

    /// <summary>
    /// When a call hands back before its client gives up: the set patience, else a tenth less than a set client
    /// timeout, else null: then what is known of that client decides.
    /// </summary>
    public required TimeSpan? Patience { get; init; }

    /// <summary>The expert rung of GLM; 90 s.</summary>
    public required TimeSpan Glm { get; init; }

    /// <summary>The expert rung of Kimi; wants 120 s, and gets 108 s inside the default tool rung.</summary>
    public required TimeSpan Kimi { get; init; }

    /// <summary>The expert rung of Kimi while it searches the web; wants 150 s, gets 108 s likewise.</summary>
    public required TimeSpan KimiWebSearch { get; init; }

    /// <summary>The ladder when nobody set anything.</summary>
    public static TimeoutLadder Default { get; } = From(new RungSettings());

    /// <summary>The ladder of what was set; every fault is in the one exception.</summary>
    /// <exception cref="LadderException">A set value breaks a rule.</exception>
    public static TimeoutLadder From(RungSettings set)
    {
        var faults = LadderFaults.Of(set);
        return faults.Count > 0 ? throw new LadderException(faults) : Compute(set);
    }

    private static TimeoutLadder Compute(RungSettings set)
    {
        var tool = LadderFit.WorkflowTool(set);
        var daemon = set.Daemon ?? LadderFit.Outer(LadderRule.DaemonRatio * tool, tool, set.Shim ?? set.Client);
        var shim = set.Shim ?? LadderFit.Outer(LadderRule.ShimRatio * tool, daemon, set.Client);
        var client = set.Client ?? LadderFit.Outer(LadderRule.ClientRatio * tool, shim, null);
        return new TimeoutLadder
        {
            Expert = Span(set.Expert ?? LadderFit.Expert(LadderRule.Expert, tool)),
            SimpleTool = Span(set.SimpleTool ?? Math.Min(LadderRule.SimpleTool, tool)),
            WorkflowTool = Span(tool),
            Daemon = Span(daemon),
            Shim = Span(shim),
            Client = Span(client),
            Patience = (set.Patience ?? (set.Client * 0.9m)) is { } patience ? Span(patience) : null,
            Glm = Span(set.Glm ?? LadderFit.Expert(LadderRule.Glm, tool)),
            Kimi = Span(set.Kimi ?? LadderFit.Expert(LadderRule.Kimi, tool)),
            KimiWebSearch = Span(set.KimiWebSearch ?? LadderFit.Expert(LadderRule.KimiWebSearch, tool)),
        };
    }

    private static TimeSpan Span(decimal seconds) => TimeSpan.FromTicks((long)(seconds * TimeSpan.TicksPerSecond));
}
