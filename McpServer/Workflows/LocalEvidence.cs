using Mcp.Daemon.Answers;
using Mcp.Daemon.Evidence;

namespace Mcp.Daemon.Workflows;

/// <summary>What a workflow found by itself, without asking anybody.</summary>
internal sealed record LocalEvidence
{
    public static LocalEvidence None { get; } = new();

    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>What the expert is told of it.</summary>
    public IReadOnlyList<QuestionSection> Sections { get; init; } = [];

    public LocalEvidence With(QuestionSection? section) => section is null ? this : this with { Sections = [.. Sections, section] };

    /// <summary>What the answer says of it, for people and agents; null when the findings say it all.</summary>
    public string? Text { get; init; }

    /// <summary>Notes for the answer, one sentence each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Evidence that is no file, such as a change, fitted into the tokens that are given for it; null when there is none.</summary>
    public Func<int, (IReadOnlyList<FileBlock> Blocks, IReadOnlyList<OmittedFile> Cut)>? Blocks { get; init; }

    /// <summary>What was read from git, and what of it was left out.</summary>
    public EvidenceReport? Report { get; init; }

    /// <summary>What the expert should see of files that do not fit whole.</summary>
    public Focus Focus { get; init; } = Focus.None;

    /// <summary>Why no expert could say anything about it, in a sentence; null where one could.</summary>
    public string? WhyNoExpert { get; init; }

    /// <summary>What the agent should do before anything else, by what was found: a sentence or two; null when nothing stands out.</summary>
    public string? Hint { get; init; }

    /// <summary>The files that matter most by the tool's own measure.</summary>
    public IReadOnlyList<string> Largest { get; init; } = [];

    /// <summary>Set when the tool itself cannot end here: it waits for more, and no expert is asked yet.</summary>
    public AnswerState? Holds { get; init; }

    /// <summary>The tool's own structure for the answer, such as a plan; null for none.</summary>
    public System.Text.Json.JsonElement? Details { get; init; }
}
