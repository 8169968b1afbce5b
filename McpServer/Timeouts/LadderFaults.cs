using System.Globalization;

namespace Mcp.Daemon.Timeouts;

/// <summary>Every set value that breaks a rule of the ladder, all of them at once.</summary>
/// <remarks>
/// A pair of set rungs in conflict is reported under the outer one's key; a set rung in conflict with one that the
/// ladder chose is reported under its own.
/// </remarks>
internal static class LadderFaults
{
    public static IReadOnlyList<RungFault> Of(RungSettings set)
    {
        var faults = new List<RungFault>();
        // A value outside the bounds would only make nonsense of the rules that compare it with others.
        var sound = new Rungs(set, faults).WithinBounds();
        OutsideTool(sound, faults);
        InOrder(sound, faults);
        InsideTool(sound, faults);
        RoomOutward(sound, faults);
        PatienceBeforeClient(sound, faults);
        return faults;
    }

    private static void OutsideTool(RungSettings set, List<RungFault> faults)
    {
        var tool = set.WorkflowTool;
        if (tool <= LadderRule.Least)
        {
            var rule = "must be longer than the 1 s that the expert rung inside it has at least";
            Add(faults, RungKey.WorkflowTool, tool, rule);
        }

        foreach (var (key, value, ratio) in new[]
        {
            (RungKey.Daemon, set.Daemon, LadderRule.DaemonRatio),
            (RungKey.Shim, set.Shim, LadderRule.ShimRatio),
            (RungKey.Client, set.Client, LadderRule.ClientRatio),
        })
        {
            if (value < ratio * tool)
            {
                var rule = $"must be at least {Text(ratio)} × {RungKey.WorkflowTool} ({Text(tool)} s)";
                Add(faults, key, value, $"{rule}, so {Text(ratio * tool)} s");
            }
            else if (tool is null && value < ratio * 1.1m)
            {
                // The tool shrinks by tenths, and must stay longer than the least expert rung.
                var rule = $"leaves no room for the rungs inside it, must be at least {Text(ratio * 1.1m)} s";
                Add(faults, key, value, rule);
            }
        }
    }

    private static void InOrder(RungSettings set, List<RungFault> faults)
    {
        if (set.Shim <= set.Daemon)
        {
            Add(faults, RungKey.Shim, set.Shim, $"must be longer than {RungKey.Daemon} ({Text(set.Daemon)} s)");
        }

        if (set.Client <= set.Shim)
        {
            Add(faults, RungKey.Client, set.Client, $"must be longer than {RungKey.Shim} ({Text(set.Shim)} s)");
        }
        else if (set.Client <= set.Daemon)
        {
            Add(faults, RungKey.Client, set.Client, $"must be longer than {RungKey.Daemon} ({Text(set.Daemon)} s)");
        }
    }

    private static void InsideTool(RungSettings set, List<RungFault> faults)
    {
        var tool = LadderFit.WorkflowTool(set);
        foreach (var (key, value) in new[]
        {
            (RungKey.Expert, set.Expert), (RungKey.Glm, set.Glm), (RungKey.Kimi, set.Kimi),
            (RungKey.KimiWebSearch, set.KimiWebSearch),
        })
        {
            if (value >= tool)
            {
                Add(faults, key, value, $"must be shorter than {RungKey.WorkflowTool} ({Text(tool)} s)");
            }
        }

        var daemon = set.Daemon ?? LadderFit.Outer(LadderRule.DaemonRatio * tool, tool, set.Shim ?? set.Client);
        if (set.SimpleTool >= daemon)
        {
            Add(faults, RungKey.SimpleTool, set.SimpleTool, $"must be shorter than {RungKey.Daemon} ({Text(daemon)} s)");
        }
    }

    // The unset rungs further out must still end within the hour.
    private static void RoomOutward(RungSettings set, List<RungFault> faults)
    {
        if (set.Client is null && set.WorkflowTool * LadderRule.ClientRatio > LadderRule.Most)
        {
            var most = Text(LadderRule.Most / LadderRule.ClientRatio);
            var rule = $"must be at most {most} s, so that 2.5 × it stays within an hour";
            Add(faults, RungKey.WorkflowTool, set.WorkflowTool, rule);
        }

        if (set.Client is null && set.Shim > LadderRule.Most - 1)
        {
            Add(faults, RungKey.Shim, set.Shim, "must leave 1 s below an hour to the client rung around it");
        }

        if (set.Shim is null && set.Client is null && set.Daemon > LadderRule.Most - 2)
        {
            Add(faults, RungKey.Daemon, set.Daemon, "must leave 2 s below an hour to the shim and client rungs around it");
        }
    }

    private static void PatienceBeforeClient(RungSettings set, List<RungFault> faults)
    {
        if (set.Patience >= set.Client)
        {
            Add(faults, RungKey.Patience, set.Patience, $"must be shorter than {RungKey.Client} ({Text(set.Client)} s)");
        }
    }

    private static void Add(List<RungFault> faults, string key, decimal? value, string rule) =>
        faults.Add(new RungFault(key, value.GetValueOrDefault(), rule));

    private static string Text(decimal? seconds) =>
        seconds.GetValueOrDefault().ToString("0.###", CultureInfo.InvariantCulture);

    /// <summary>Drops what lies outside 1 s to 1 h, after reporting it.</summary>
    private sealed class Rungs(RungSettings set, List<RungFault> faults)
    {
        public RungSettings WithinBounds() => new()
        {
            Expert = Bounded(RungKey.Expert, set.Expert),
            SimpleTool = Bounded(RungKey.SimpleTool, set.SimpleTool),
            WorkflowTool = Bounded(RungKey.WorkflowTool, set.WorkflowTool),
            Daemon = Bounded(RungKey.Daemon, set.Daemon),
            Shim = Bounded(RungKey.Shim, set.Shim),
            Client = Bounded(RungKey.Client, set.Client),
            Patience = Bounded(RungKey.Patience, set.Patience),
            Glm = Bounded(RungKey.Glm, set.Glm),
            Kimi = Bounded(RungKey.Kimi, set.Kimi),
            KimiWebSearch = Bounded(RungKey.KimiWebSearch, set.KimiWebSearch),
        };

        private decimal? Bounded(string key, decimal? value)
        {
            if (value is null or (>= LadderRule.Least and <= LadderRule.Most))
            {
                return value;
            }

            Add(faults, key, value, "must be between 1 and 3600 seconds");
            return null;
        }
    }
}
