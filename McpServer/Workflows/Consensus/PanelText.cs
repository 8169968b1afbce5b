using System.Globalization;
using System.Text;
using Mcp.Daemon.Answers;

namespace Mcp.Daemon.Workflows.Consensus;

/// <summary>A panel's result for reading: the verdict and how far it goes, what they differ in, then each expert's words.</summary>
internal static class PanelText
{
    public static string Of(PanelReport panel)
    {
        var text = new StringBuilder();
        var answered = panel.Members.Count(member => member.State is PanelMemberState.Answered);
        var worth = panel.Verdict is "none" ? "" // nothing agrees with nothing
            : string.Create(CultureInfo.InvariantCulture, $", agreement {panel.Agreement:0.##}, confidence {AnswerText.Words(panel.Confidence.ToString())}");
        text.Append(CultureInfo.InvariantCulture, $"Verdict: {panel.Verdict} ({answered} of {panel.Members.Count} answered{worth}).\n");
        foreach (var because in panel.Why)
        {
            text.Append("- ").Append(because).Append('\n');
        }

        if (panel.Disagreements.Count > 0)
        {
            text.Append("\n## Where they differ\n");
            foreach (var difference in panel.Disagreements)
            {
                text.Append("- ").Append(difference.About).Append(": ").AppendJoin("; ", difference.Positions.Select(Position)).Append('\n');
            }
        }

        foreach (var member in panel.Members)
        {
            text.Append("\n## ").Append(Heading(member)).Append('\n').Append(Words(member)).Append('\n');
        }

        return text.ToString().TrimEnd();
    }

    private static string Position(PanelPosition position) =>
        $"{position.Model} {position.Holds}{(string.IsNullOrWhiteSpace(position.Because) ? "" : $" ({position.Because.Trim().TrimEnd('.')})")}";

    private static string Heading(PanelMemberReport member) => member.State is PanelMemberState.Answered
        ? $"{member.Model} ({member.Stance}): {member.Verdict ?? "no verdict that can be compared"}{(member.Confidence is { } sure ? $", {sure} of 10" : "")}"
            + (member.ChangedFrom is null ? "" : $", before: {member.ChangedFrom}")
        : $"{member.Model} ({member.Stance}): {AnswerText.Words(member.State.ToString())}";

    private static string Words(PanelMemberReport member) =>
        string.Join("\n\n", new[] { member.Error, member.Text, Wants(member.Wanted) }.Where(part => !string.IsNullOrWhiteSpace(part)).Select(part => part!.Trim()));

    private static string? Wants(WantedReport? wanted)
    {
        string?[] parts =
        [
            wanted?.Files is { Count: > 0 } files ? $"It wants to see {string.Join(", ", files)}." : null,
            wanted?.Question is { Length: > 0 } question ? $"It asks: {question}" : null,
        ];
        return Sentences.Line(parts);
    }
}
