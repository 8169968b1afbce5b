namespace Mcp.Daemon.Workflows;

/// <summary>A part of what an expert is told beside the investigation and the files: what only this tool gathers.</summary>
internal sealed record QuestionSection(string Title, string Text);
