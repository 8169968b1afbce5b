using Mcp.Daemon.Answers;
using Mcp.Daemon.Tools.Looking;
using Mcp.Daemon.Tools.ThinkDeep.Claims;
using Mcp.Daemon.Tools.ThinkDeep.Thoughts;
using Mcp.Daemon.Tools.Words;
using Mcp.Daemon.Workflows;

namespace Mcp.Daemon.Tools.ThinkDeep;

/// <summary>What was seen of a line of thought, in words for the expert.</summary>
internal static class ThoughtSections
{
    /// <summary>On one line.</summary>
    private const int MostPlaces = 12;

    /// <summary>Half a page each, so that the agent's own words stay the main thing.</summary>
    private const int MostLines = 12;

    private const int LongestSentence = 220;

    public static IReadOnlyList<QuestionSection> Of(ThoughtLook look, Investigation investigation)
    {
        return QuestionSection.Given(
        [
            ("Claims held against the files", Claims(look)),
            ("Assumed and not shown, by the agent's own words", Assumed(look)),
            ("Names in the words that no file here has (of other files, proposed, or wrong)", Absent(look)),
            ("What no step touches", Passed(look)),
            ("Confidence from step to step", ConfidenceCourse.Of(investigation)),
        ]);
    }

    /// <summary>A line for each assumption.</summary>
    public static string? Assumed(ThoughtLook look) => ListedLines.Of(
        [.. look.Assumptions.OrderBy(each => each.Hardened is null).Select(each =>
            $"step {each.Step}: \"{Shown(each.Sentence)}\"" + (each.Hardened is { } later ? $"; step {later.Step} says it without the doubt: \"{Shown(later.Sentence)}\"" : ""))],
        MostLines, "sentence");

    private static string? Claims(ThoughtLook look)
    {
        List<string> lines =
        [
            .. Places(look, "what is quoted stands there", PlaceVerdict.Holds),
            .. Places(look, "there, with no quote to hold them against", PlaceVerdict.IsThere),
            .. Places(look, "not read, since no step named the file in relevant_files", PlaceVerdict.NotGiven),
            .. look.Places.Where(place => place.Verdict is PlaceVerdict.Elsewhere && BareName.Of(place.Cited.Quote!) is not null)
                .Select(place => $"{place.Shown} does not name {BareName.Of(place.Cited.Quote!)}; line {place.FoundAt} does"),
            .. look.Calls.Where(call => call.Against.Count == 0).Select(Holds),
        ];
        var refuted = look.Calls.Count(call => call.Against.Count > 0)
            + look.Places.Count(place => place.Verdict is PlaceVerdict.NoFile or PlaceVerdict.BeyondEnd or PlaceVerdict.Nowhere);
        if (refuted > 0)
        {
            lines.Add($"{Counted.Of(refuted, "claim")} {(refuted == 1 ? "does" : "do")} not hold: see what our own checks found");
        }

        return ListedLines.Of(lines, MostLines, "claim");
    }

    private static IEnumerable<string> Places(ThoughtLook look, string what, PlaceVerdict verdict)
    {
        var places = look.Places.Where(place => place.Verdict == verdict).Select(place => place.Shown).Distinct().ToList();
        return places.Count == 0 ? [] : [$"{what}: {ListedLines.Words(places, MostPlaces)}"];
    }

    private static string Holds(CheckedCall call) => $"\"{Shown(call.Claim.Words)}\" (step {call.Claim.Step}): " + (call.Claim.Only is null
        ? $"no call of {call.Function.Name} was found in these files"
        : $"in these files it is called at {ListedLines.Words([.. call.Agreeing.Select(each => $"{each.Path}:{each.Line}")], MostPlaces)} alone");

    private static string? Absent(ThoughtLook look) =>
        ListedLines.Of([.. look.Absent.GroupBy(pair => pair.Step).Select(step => $"step {step.Key}: {ListedLines.Words([.. step.Select(pair => pair.Name)], MostPlaces)}")], MostLines, "step");

    private static string? Passed(ThoughtLook look) => ListedLines.Of(
        [
            .. look.Untouched.Select(area => $"focus \"{ShownLine.Of(area, LongestSentence)}\""),
            .. look.HasOtherWays ? Array.Empty<string>() : ["another way than the one taken, and what that one costs"],
        ],
        MostLines, "area");

    private static string Shown(string sentence) => ShownLine.Of(sentence, LongestSentence).Replace('"', '\'');
}
