namespace Mcp.Daemon.Workflows;

/// <summary>Texts put one after the other, those that are there.</summary>
internal static class Sentences
{
    public static string Of(params IReadOnlyList<string?> sentences) => string.Join(' ', Given(sentences));

    /// <summary>Null when there is none.</summary>
    public static string? Line(params IReadOnlyList<string?> sentences) => Of(sentences) is { Length: > 0 } text ? text : null;

    /// <summary>With an empty line between them; null when there is none.</summary>
    public static string? Paragraphs(params IReadOnlyList<string?> paragraphs) =>
        string.Join("\n\n", Given(paragraphs)) is { Length: > 0 } text ? text : null;

    private static IEnumerable<string> Given(IReadOnlyList<string?> texts) =>
        texts.Where(text => !string.IsNullOrWhiteSpace(text)).Select(text => text!.Trim());
}
