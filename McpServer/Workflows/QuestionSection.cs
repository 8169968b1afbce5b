namespace Mcp.Daemon.Workflows;

/// <summary>A part of what an expert is told beside the investigation and the files: what only this tool gathers.</summary>
internal sealed record QuestionSection(string Title, string Text)
{
    /// <summary>Those that have something to tell, in their order.</summary>
    public static IReadOnlyList<QuestionSection> Given(IReadOnlyList<(string Title, string? Text)> sections) =>
        [.. sections.Where(section => !string.IsNullOrEmpty(section.Text)).Select(section => new QuestionSection(section.Title, section.Text!))];
}
