using System.Text.Json;
using System.Text.RegularExpressions;

namespace Mcp.Daemon.Workflows.Answering;

/// <summary>A place as models write one: <c>12</c>, <c>"12-18"</c>, <c>"L12"</c>, <c>"a.cs:12-18"</c>, <c>[12, 18]</c>.</summary>
internal readonly partial record struct FindingPlace(string? File, int? Line, int? EndLine)
{
    /// <summary>Longer ones are sentences.</summary>
    private const int Longest = 500;

    /// <summary>The place that a value names; null when it names none. 0 or less, which stands for no line, is a place without one.</summary>
    public static FindingPlace? Read(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => value.TryGetDouble(out var number) && number is >= int.MinValue and <= int.MaxValue && number == Math.Floor(number)
            ? new FindingPlace(null, OrNull((int)number), null)
            : null,
        JsonValueKind.String => Read(value.GetString()!),
        JsonValueKind.Array when value.GetArrayLength() is 1 or 2 => Between(Read(value[0]), Read(value[value.GetArrayLength() - 1])),
        _ => null,
    };

    public static FindingPlace? Read(string text)
    {
        if (text.Length > Longest || Place().Match(text.Trim()) is not { Success: true } match)
        {
            return null;
        }

        var first = int.Parse(match.Groups["first"].ValueSpan);
        var last = match.Groups["last"] is { Success: true } group ? int.Parse(group.ValueSpan) : first;
        var file = match.Groups["file"] is { Success: true } named ? named.Value.TrimEnd() : null;
        return new FindingPlace(file, OrNull(Math.Min(first, last)), last == first ? null : Math.Max(first, last));
    }

    private static FindingPlace? Between(FindingPlace? first, FindingPlace? last) =>
        first is { File: null, Line: { } start } && last is { File: null, Line: { } end } && (last.Value.EndLine ?? end) is var until
            ? new FindingPlace(null, Math.Min(start, until), start == until ? null : Math.Max(start, until))
            : null;

    private static int? OrNull(int line) => line <= 0 ? null : line;

    // The file is what stands before a colon, a # or a bracket; a column behind the line is of no use.
    [GeneratedRegex(
        @"^(?:(?<file>.+?)(?::|#|\s\())?\s*(?:lines?\s*|L)?(?<first>[0-9]{1,9})(?::[0-9]{1,9})?(?:\s*(?:-|–|—|\.\.|to)\s*L?(?<last>[0-9]{1,9})(?::[0-9]{1,9})?)?\)?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Place();
}
