using Mcp.Daemon.Answers;
using System.Text;
using Mcp.Daemon.Timeouts;

namespace Mcp.Daemon.Configuration;

/// <summary>What <c>mcp-server check</c> prints: every value with its origin, the ladder, the experts, warnings and faults.</summary>
internal static class CheckReport
{
    public static string Text(SettingsReader settings, IEnumerable<string> experts, PromptFiles prompts, IReadOnlyList<string> catalogueFaults)
    {
        var text = new StringBuilder();
        Section(text, "Settings", settings.Values.All.Select(value => value.ToString()));
        Section(text, "Timeout ladder", Ladder(settings.Values));
        Section(text, "Experts", experts);
        Section(text, "Prompts of your own", prompts.Own());
        Section(text, "Warnings", settings.Warnings.Concat(prompts.Warnings()));
        Section(text, "Faults", settings.Faults.Select(fault => fault.ToString()));
        Section(text, "Faults of the catalogue of models", catalogueFaults);
        text.Append(
            settings.Faults.Count + catalogueFaults.Count == 0 ? "No faults.\n" :
            settings.Faults.Count == 0 ? $"{Counted.Of(catalogueFaults.Count, "fault")} of the catalogue: the daemon starts without what they concern.\n"
            : $"{Counted.Of(settings.Faults.Count, "fault")}: the daemon does not start.\n");
        return text.ToString();
    }

    private static IEnumerable<string> Ladder(EffectiveSettings values)
    {
        var rungs = LadderBinding.Rungs(values);
        return LadderFaults.Of(rungs).Count > 0
            ? ["does not hold, see the faults"]
            : LadderSummary.Lines(TimeoutLadder.From(rungs));
    }

    private static void Section(StringBuilder text, string title, IEnumerable<string> lines)
    {
        string[] all = [.. lines];
        if (all.Length == 0)
        {
            return;
        }

        text.Append(title).Append('\n');
        foreach (var line in all)
        {
            text.Append("  ").Append(line).Append('\n');
        }

        text.Append('\n');
    }
}
