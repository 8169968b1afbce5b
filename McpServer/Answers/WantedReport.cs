namespace Mcp.Daemon.Answers;

/// <summary>What an expert asks for before it can go on.</summary>
/// <param name="Files">As the expert names them: it has not seen them, so they may not exist.</param>
/// <param name="Question">What the caller should answer, or narrow.</param>
internal sealed record WantedReport(IReadOnlyList<string>? Files = null, string? Question = null);
