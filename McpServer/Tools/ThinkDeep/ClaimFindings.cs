using Mcp.Daemon.Answers;
using Mcp.Daemon.Code;
using Mcp.Daemon.Tools.Looking;
using Mcp.Daemon.Tools.ThinkDeep.Claims;
using Mcp.Daemon.Tools.Words;

namespace Mcp.Daemon.Tools.ThinkDeep;

/// <summary>The claims that the files contradict.</summary>
internal static class ClaimFindings
{
    private const int LongestQuote = 100;

    /// <summary>The first few disprove as well as all.</summary>
    private const int MostCalls = 4;

    public static IReadOnlyList<Finding> Of(ThoughtLook look) =>
        FoundInCode.Folded([.. look.Calls.Select(Of).OfType<Finding>(), .. look.Places.Select(Of).OfType<Finding>().DistinctBy(finding => (finding.File, finding.Text))]);

    /// <summary>Conclusions are drawn from who calls whom, so a call that should not be there is more than a slip.</summary>
    private static Finding? Of(CheckedCall call)
    {
        if (call.Against.Count == 0)
        {
            return null;
        }

        var first = call.Against[0];
        var others = call.Against.Count == 1 ? ""
            : $" So {(call.Against.Count == 2 ? "does" : "do")} {ListedLines.Words([.. call.Against.Skip(1).Select(each => $"{each.Path}:{each.Line}")], MostCalls)}.";
        return At(
            first.Caller?.File, first.Path, first.Line, Severity.Medium, "claim_refuted",
            $"Step {call.Claim.Step} says \"{ShownLine.Of(call.Claim.Words, LongestQuote)}\", but {first.Caller?.Name ?? "this line"} calls {call.Function.Name} here.{others}");
    }

    private static Finding? Of(CheckedPlace place)
    {
        var (cited, quote) = (place.Cited, ShownLine.Of(place.Cited.Quote ?? "", LongestQuote));
        return place.Verdict switch
        {
            PlaceVerdict.NoFile => At(
                null, null, null, Severity.Low, "place_not_found", $"Step {cited.Step} cites {cited.Shown}, and no file of the workspace is called so. What is said of it is not shown."),
            PlaceVerdict.BeyondEnd => At(
                null, place.Name, null, Severity.Low, "place_not_found",
                $"Step {cited.Step} cites {place.Shown}, and the file has {Counted.Of(place.File!.Lines.Count, "line")}. What is said of it is not shown."),
            PlaceVerdict.Nowhere => At(
                place.File, place.Name, cited.Line, Severity.Low, "quote_not_found", $"Step {cited.Step} has \"{quote}\" here, and that stands nowhere in the file. What rests on it is not shown."),
            PlaceVerdict.Elsewhere when BareName.Of(cited.Quote!) is null => At(
                place.File, place.Name, place.FoundAt, Severity.Info, "quote_elsewhere", $"Step {cited.Step} quotes this from line {cited.Line}; it stands in line {place.FoundAt}."),
            _ => null,
        };
    }

    private static Finding At(SourceFile? file, string? name, int? line, Severity severity, string kind, string text) => new()
    {
        Kind = kind, Severity = severity, Source = FindingSource.Local, File = name, Line = line, Text = text,
        Quote = file is not null && line is { } at && file.Lines[at - 1].Trim() is { Length: > 0 } quote ? quote : null,
    };
}
