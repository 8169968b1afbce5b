using System.Text.RegularExpressions;

namespace Mcp.Daemon.Workflows.Answering;

/// <summary>
/// A quote in the forms in which it may stand in a file: as it is, and without what an expert copied along or left out.
/// Each form is a list of pieces that follow one another, with anything between them.
/// </summary>
internal sealed partial class QuoteForms
{
    /// <summary>
    /// Characters besides white space. Fewer are a keyword or a name (<c>return</c>, <c>i++;</c>), which stand in many
    /// places: they prove something only where the finding says they stand.
    /// </summary>
    private const int FewestCharacters = 8;

    /// <summary>Fewer than this stand in nearly every line and prove nothing anywhere.</summary>
    private const int FewestInALine = 3;

    /// <summary>A longer quote is a file.</summary>
    private const int Longest = 20_000;

    private QuoteForms(IReadOnlyList<string[]> forms)
    {
        Forms = forms;
        IsShort = HasLess(forms, FewestCharacters);
        IsTiny = HasLess(forms, FewestInALine);
    }

    /// <summary>The most literal first. White space is folded.</summary>
    public IReadOnlyList<string[]> Forms { get; }

    /// <summary>Whether what remains of it is too little to be a proof by itself.</summary>
    public bool IsShort { get; }

    /// <summary>Whether it is too little to be a proof even of the line it is said to stand in.</summary>
    public bool IsTiny { get; }

    /// <summary>The forms of a quote, or null when there is nothing in it to look for.</summary>
    public static QuoteForms? Of(string? quote)
    {
        if (quote is null)
        {
            return null;
        }

        var all = (quote.Length > Longest ? quote[..Longest] : quote).Split('\n').Select(FoldedLine.Of).Where(line => line.Length > 0).ToArray();
        var lines = all.Where(line => !line.StartsWith("```", StringComparison.Ordinal)).ToArray();
        string[][] stripped = [all, lines, WithoutNumbers(lines), WithoutSigns(WithoutNumbers(lines)), WithoutMarks(lines)];
        var literal = stripped.Select(one => FoldedLine.Of(string.Join(' ', one))).Where(text => text.Length > 0).Distinct().ToArray();
        var gapped = literal.Select(text => Gap().Split(text).Select(piece => piece.Trim()).Where(piece => piece.Length > 0).ToArray())
            .Where(pieces => pieces.Length > 0).ToArray();
        return gapped.Length == 0 ? null : new QuoteForms([.. literal.Select(text => new[] { text }), .. gapped]);
    }

    private static bool HasLess(IReadOnlyList<string[]> forms, int characters) =>
        forms.Any(pieces => pieces.Sum(piece => piece.Count(c => !char.IsWhiteSpace(c))) < characters);

    // "12│ x", "12 | x", "12: x", and "-│-x" of a change; "12 x" only if every line has a number, since code may begin with one.
    private static string[] WithoutNumbers(string[] lines) =>
        lines.Length > 0 && Array.TrueForAll(lines, line => BareNumber().IsMatch(line))
            ? [.. lines.Select(line => BareNumber().Replace(line, ""))]
            : [.. lines.Select(line => Number().Replace(line, ""))];

    private static string[] WithoutSigns(string[] lines) =>
        [.. lines.Select(line => line.Length > 1 && line[0] is '+' or '-' ? line[1..].TrimStart() : line)];

    private static string[] WithoutMarks(string[] lines) =>
        lines is [['`' or '"' or '\'', ..], ..] or [.., [.., '`' or '"' or '\'']]
            ? [string.Join(' ', lines).Trim('`', '"', '\'')]
            : lines;

    // What an expert leaves out, and what stands where a secret was.
    [GeneratedRegex(@"…|\.{3,}|\*{4,}")]
    private static partial Regex Gap();

    [GeneratedRegex(@"^(?:[0-9]{1,9} ?[│|:]|-│)(?: |$)?")]
    private static partial Regex Number();

    [GeneratedRegex(@"^[0-9]{1,9}(?: ?[│|:])?(?: |$)")]
    private static partial Regex BareNumber();
}
