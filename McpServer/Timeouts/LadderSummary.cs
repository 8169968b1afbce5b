using System.Globalization;

namespace Mcp.Daemon.Timeouts;

/// <summary>The ladder for people: each rung in seconds, and its ratio to the workflow tool's.</summary>
internal static class LadderSummary
{
    public static IEnumerable<string> Lines(TimeoutLadder ladder)
    {
        var tool = ladder.WorkflowTool;
        return
        [
            $"expert {Seconds(ladder.Expert)} (GLM {Seconds(ladder.Glm)}, Kimi {Seconds(ladder.Kimi)}, "
                + $"Kimi web search {Seconds(ladder.KimiWebSearch)})",
            $"tool {Seconds(tool)} (without a model {Seconds(ladder.SimpleTool)})",
            $"daemon {Seconds(ladder.Daemon)} = {Ratio(ladder.Daemon, tool)} × tool",
            $"shim {Seconds(ladder.Shim)} = {Ratio(ladder.Shim, tool)} × tool",
            $"client {Seconds(ladder.Client)} = {Ratio(ladder.Client, tool)} × tool",
            $"patience {(ladder.Patience is { } patience ? Seconds(patience) : "as the client is known")}",
        ];
    }

    private static string Seconds(TimeSpan span) =>
        string.Create(CultureInfo.InvariantCulture, $"{span.TotalSeconds:0.###} s");

    private static string Ratio(TimeSpan outer, TimeSpan tool) =>
        string.Create(CultureInfo.InvariantCulture, $"{outer / tool:0.##}");
}
