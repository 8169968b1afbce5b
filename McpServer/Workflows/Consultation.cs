using Mcp.Daemon.Answers;
using Mcp.Daemon.Evidence;
using Mcp.Daemon.Experts.Questions;
using Mcp.Daemon.Workflows.Answering;

namespace Mcp.Daemon.Workflows;

/// <summary>What came of putting an investigation before an expert.</summary>
internal sealed record Consultation
{
    public required ExpertAnswer Expert { get; init; }

    /// <summary>The answer as it was read; null when none came.</summary>
    public ReadAnswer? Read { get; init; }

    /// <summary>The expert's findings, each checked against what it was sent.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>The question's own words, as the thread keeps them.</summary>
    public string Question { get; init; } = "";

    /// <summary>The files that went along for the first time.</summary>
    public IReadOnlyList<FileBlock> Fresh { get; init; } = [];

    /// <summary>All files of the request, those of the thread's earlier turns included.</summary>
    public IReadOnlyList<FileBlock> Sent { get; init; } = [];

    public IReadOnlyList<OmittedFile> Cut { get; init; } = [];

    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The files that it asks for, each with whether it can be given.</summary>
    public IReadOnlyList<WantedFile> Wanted { get; init; } = [];

    /// <summary>What earlier answers of this investigation asked for and could not have.</summary>
    public IReadOnlyList<WantedFile> InVain { get; init; } = [];

    /// <summary>Whether a provider saw any of it.</summary>
    public bool WasAsked => Expert.Report.Attempts > 0 || Expert.Report.Cached is true || Expert.Report.Shared is true;
}
