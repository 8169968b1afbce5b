using System.Text.RegularExpressions;
using Mcp.Daemon.Code;
using Mcp.Daemon.Tools.Words;

namespace Mcp.Daemon.Tools.ThinkDeep.Claims;

/// <summary>
/// Finds the places that words cite: <c>src/cart.ts:12</c>, <c>src/cart.ts, lines 12-20</c>, <c>line 12 of src/cart.ts</c>; and the
/// code that is quoted beside them, where nothing but "says" or a colon stands between the two.
/// </summary>
internal static partial class CitedPlaces
{
    /// <summary>Places that are followed up; who cites more cites a list.</summary>
    private const int Most = 60;

    /// <summary>Characters of a line that are looked at.</summary>
    private const int LongestLine = 4_000;

    /// <summary>Kinds of text that people cite by line and that are no code; anything else before a colon and a number is a host or a ratio.</summary>
    private static readonly HashSet<string> Texts = new(StringComparer.OrdinalIgnoreCase)
    {
        ".md", ".json", ".yaml", ".yml", ".toml", ".xml", ".html", ".css", ".scss", ".proto", ".graphql", ".txt", ".ini", ".cfg", ".conf", ".gradle", ".csproj", ".props", ".tf",
    };

    /// <summary>In the order in which they stand; one that is cited again with the same quote is there once.</summary>
    public static IReadOnlyList<CitedPlace> In(IEnumerable<StepWords> words) =>
    [
        .. words.SelectMany(each => Prose.LinesOf(each.Text).SelectMany(line => In(each.Step, line.Length > LongestLine ? line[..LongestLine] : line)))
            .DistinctBy(place => (place.Path, place.Line, place.EndLine, place.Quote))
            .Take(Most),
    ];

    private static IEnumerable<CitedPlace> In(int step, string line) =>
        from match in Place().Matches(line)
        let path = WrittenPath.Normal(match.Groups["path"].Value)
        where IsCited(path) && !WrittenPath.IsForeign(path)
        select new CitedPlace(step, path, int.Parse(match.Groups["line"].ValueSpan))
        {
            EndLine = match.Groups["end"] is { Success: true } end ? int.Parse(end.ValueSpan) : null,
            Quote = After(line, match.Index + match.Length) ?? Before(line, match.Index),
        };

    private static bool IsCited(string path) =>
        Languages.IsCode(Languages.Of(path)) || Texts.Contains(Path.GetExtension(path));

    private static string? After(string line, int end) => QuoteAfter().Match(line, end) is { Success: true } match ? match.Groups["quote"].Value : null;

    /// <summary>What is to be put there, or is missed there, is not said to stand there.</summary>
    private static string? Before(string line, int start) =>
        QuoteBefore().Match(line[..start]) is { Success: true } match && !NotThere().IsMatch(line[LastStop(line, match.Index)..match.Index])
            ? match.Groups["quote"].Value : null;

    private static int LastStop(string line, int before) => before == 0 ? 0 : line.LastIndexOf(". ", before - 1, StringComparison.Ordinal) is var stop and >= 0 ? stop : 0;

    [GeneratedRegex(
        @"(?<![\w./\\@:-])(?<path>[\w@./\\-]{1,300}\.[A-Za-z]\w{0,7})(?::|\#L|,? \(?lines? )(?<line>\d{1,7})(?:(?:-L?|–)(?<end>\d{1,7}))?(?![\d.]\d)"
        + @"|\blines? (?<line>\d{1,7})(?:(?:-|–| to )(?<end>\d{1,7}))? (?:of|in) `?(?<path>[\w@./\\-]{1,300}\.[A-Za-z]\w{0,7})(?!:\d)\b")]
    private static partial Regex Place();

    // In quotation marks people put what they call a thing, too; behind "says" or a colon it is what stands there.
    [GeneratedRegex(
        @"\G`?\)?(?:\s*[(—–]\s*|,? (?:is |does )?)`(?<quote>[^`\n]{3,300})`"
        + @"|\G`?\)?(?:\s*:\s*|,?\s+(?:(?:which|it|that|where|there) )?(?:still )?(?:says|reads|has|holds|shows|contains)(?: that)?\s*:?\s*)"
        + @"(?:`(?<quote>[^`\n]{3,300})`|""(?<quote>[^""\n]{8,300})""|“(?<quote>[^”\n]{8,300})”)")]
    private static partial Regex QuoteAfter();

    [GeneratedRegex(@"`(?<quote>[^`\n]{3,300})`\s?(?:\((?:at |in |see )?|at |in |on |, )`?$")]
    private static partial Regex QuoteBefore();

    [GeneratedRegex(
        @"\b(?:add|adds|adding|insert|introduce|use|using|replace|rename|change|put|move|need|needs|want|should|could|would|must|miss|misses|missing|lacks?|no|not|never|without|instead|new|to|before|was|were|used to)\b|n't\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex NotThere();
}
