using Mcp.Daemon.Tools.Looking;
using Mcp.Daemon.Tools.ThinkDeep.Claims;
using Mcp.Daemon.Tools.Words;
using Mcp.Daemon.Workflows;

namespace Mcp.Daemon.Tools.ThinkDeep;

/// <summary>What was seen of a line of thought, in words for the agent.</summary>
internal static class ThoughtText
{
    /// <summary>In one sentence.</summary>
    private const int MostNamed = 3;

    /// <summary>Two lines: enough to know which sentence is meant.</summary>
    private const int LongestSentence = 160;

    /// <summary>On the way what this step names and no file has; at the end what all steps leave open. Null when there is nothing.</summary>
    public static string? Of(ThoughtLook look, bool isLast)
    {
        var absent = look.Absent.Count == 0 ? null
            : $"No file {(isLast ? "here" : "of this step")} has {ListedLines.Words([.. look.Absent.Select(pair => $"`{pair.Name}`").Distinct()], MostNamed * 2)}: nothing that rests on {(look.Absent.Count == 1 ? "it" : "them")} is shown.";
        if (!isLast)
        {
            return absent;
        }

        var assumed = ThoughtSections.Assumed(look) is { } lines ? $"Assumed and not shown, by your own words:\n{lines}" : null;
        var untouched = look.Untouched.Count == 0 ? null : $"No step touches the focus {ListedLines.Words([.. look.Untouched.Select(Quoted)], MostNamed * 2)}.";
        return Sentences.Paragraphs(assumed, absent, untouched);
    }

    /// <summary>What to do before the next step, by what was seen of this one; null when nothing stands out.</summary>
    public static string? Hint(ThoughtLook look, Investigation investigation)
    {
        var unread = look.Places.Where(place => place.Verdict is PlaceVerdict.NotGiven).Select(place => place.Name!).Distinct().ToList();
        var step = investigation.Current;
        var assumed = look.Assumptions.Where(each => each.Step == step.Number).ToList();
        return Sentences.Line(
            unread.Count == 0 ? null : $"You cite {ListedLines.Words(unread, MostNamed)}: name it in relevant_files, or nobody can hold what you say against it.",
            assumed.Count == 0 ? null : $"Find what shows or refutes what you assume: \"{ShownLine.Of(assumed[0].Sentence.TrimEnd('.'), LongestSentence)}\".",
            step.Number < 2 ? null
            : look.Untouched.Count > 0 ? $"No step has touched the focus {ListedLines.Words([.. look.Untouched.Select(Quoted)], MostNamed)} yet."
            : look.HasOtherWays ? null
            : "No step names another way than yours: state the strongest one, and what yours costs against it.");
    }

    private static string Quoted(string area) => $"\"{ShownLine.Of(area, LongestSentence)}\"";
}
