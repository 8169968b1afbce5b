using Mcp.Daemon.Timeouts;

namespace Mcp.Daemon.Configuration;

/// <summary>The rungs that somebody set, and the faults of the ladder with the origin of each value.</summary>
internal static class LadderBinding
{
    public static RungSettings Rungs(EffectiveSettings values) => new()
    {
        Expert = values.SetNumber(RungKey.Expert),
        SimpleTool = values.SetNumber(RungKey.SimpleTool),
        WorkflowTool = values.SetNumber(RungKey.WorkflowTool),
        Daemon = values.SetNumber(RungKey.Daemon),
        Shim = values.SetNumber(RungKey.Shim),
        Client = values.SetNumber(RungKey.Client),
        Patience = values.SetNumber(RungKey.Patience),
        Glm = values.SetNumber(RungKey.Glm),
        Kimi = values.SetNumber(RungKey.Kimi),
        KimiWebSearch = values.SetNumber(RungKey.KimiWebSearch),
    };

    public static void Check(EffectiveSettings values, ConfigNotes notes)
    {
        foreach (var fault in LadderFaults.Of(Rungs(values)))
        {
            if (values.Find(fault.Key) is { } value)
            {
                notes.Fault(value.Setting, value.Text, fault.Rule, value.Origin);
            }
        }
    }
}
