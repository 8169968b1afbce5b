using System.Globalization;
using System.Text.Json;
using Mcp.Daemon.Workflows.Answering;

namespace Mcp.Daemon.Workflows.Consensus;

/// <summary>What of an expert's answer can be compared. What it did not say, or said in other words, is missing.</summary>
internal sealed record Verdict(string? Word, int? Confidence, IReadOnlyDictionary<string, (int Score, string? Because)> Scores)
{
    private const int Extreme = 2;
    private const int Surest = 10;

    public static Verdict Of(ReadAnswer answer)
    {
        if (answer.Details is not { ValueKind: JsonValueKind.Object } details)
        {
            return new Verdict(null, null, new Dictionary<string, (int, string?)>());
        }

        return new Verdict(WordOf(Text(details, "verdict")), Whole(details, "confidence", 1, Surest), ScoresOf(details));
    }

    // Models write "Support with conditions" and "OPPOSE" for what was asked in snake case.
    private static string? WordOf(string? text) => text?.Trim().ToLowerInvariant().Replace(' ', '_').Replace('-', '_') switch
    {
        null or "" => null,
        // Before the conditions: "oppose, unless under conditions" is no support.
        var word when word.StartsWith("oppos", StringComparison.Ordinal) || word is "against" or "no" or "reject" or "disagree" => PanelForm.Oppose,
        var word when word.Contains("unconditional", StringComparison.Ordinal) => word.Contains(PanelForm.Support, StringComparison.Ordinal) ? PanelForm.Support : null,
        var word when word.StartsWith("support_with", StringComparison.Ordinal) || word.Contains("condition", StringComparison.Ordinal) => PanelForm.WithConditions,
        var word when word.StartsWith("support", StringComparison.Ordinal) || word is "for" or "yes" or "approve" or "agree" => PanelForm.Support,
        var word when word.StartsWith("undecided", StringComparison.Ordinal) || word is "neutral" or "unsure" or "mixed" => PanelForm.Undecided,
        _ => null,
    };

    private static Dictionary<string, (int Score, string? Because)> ScoresOf(JsonElement details)
    {
        var scores = new Dictionary<string, (int, string?)>();
        if (!details.TryGetProperty("scores", out var list) || list.ValueKind is not JsonValueKind.Array)
        {
            return scores;
        }

        foreach (var each in list.EnumerateArray().Where(each => each.ValueKind is JsonValueKind.Object))
        {
            // The first word: some repeat what the aspect means.
            var aspect = PanelForm.Aspects.FirstOrDefault(known => Text(each, "aspect")?.Trim().StartsWith(known.Name, StringComparison.OrdinalIgnoreCase) is true).Name;
            if (aspect is not null && Whole(each, "score", -Extreme, Extreme) is { } score)
            {
                scores.TryAdd(aspect, (score, Text(each, "because")));
            }
        }

        return scores;
    }

    private static string? Text(JsonElement of, string name) => of.TryGetProperty(name, out var value) ? value.ToString() : null;

    private static int? Whole(JsonElement of, string name, int least, int most) =>
        Text(of, name) is { } text
        && double.TryParse(text.Split('/')[0].Trim().TrimStart('+'), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && number >= least && number <= most
            ? (int)Math.Round(number)
            : null;
}
