using Mcp.Daemon.Answers;

namespace Mcp.Daemon.Tools.Looking;

/// <summary>Lists in a section or a text: never longer than anybody reads, and saying how much was left out.</summary>
internal static class ListedLines
{
    /// <summary>Null when there is nothing to list.</summary>
    public static string? Of(IReadOnlyList<string> lines, int most, string noun) => lines.Count == 0 ? null
        : string.Join('\n', lines.Take(most).Select(line => "- " + line)) + (lines.Count > most ? $"\n- … and {Counted.Of(lines.Count - most, noun)} more" : "");

    /// <summary>Some words on one line, <c>a, b, c and 4 more</c>.</summary>
    public static string Words(IReadOnlyCollection<string> words, int most) =>
        string.Join(", ", words.Take(most)) + (words.Count > most ? $" and {words.Count - most} more" : "");
}
