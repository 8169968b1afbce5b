using System.Text.Json;
using Mcp.Daemon.Answers;

namespace Mcp.Daemon.Workflows.Answering;

/// <summary>
/// What an expert answered, read without losing a word: what has a place stands there, all else in <see cref="Text"/>.
/// Nothing of it steers a call but <see cref="Outcome"/>.
/// </summary>
internal sealed record ReadAnswer
{
    /// <summary>Whether it answered in the agreed form, or in one that could be told.</summary>
    public bool IsStructured { get; init; }

    /// <summary>Whether it judges anything: a refusal, a bare word or the form sent back, empty or as a schema, do not, however whole they are.</summary>
    public bool IsJudgement { get; init; }

    /// <summary>Whether it breaks off in the middle of what it was to say, whatever the provider says of its end.</summary>
    public bool IsTorn { get; init; }

    /// <summary>One of those that the form offers; <see cref="ExpertOutcome.Complete"/> when it named none.</summary>
    public ExpertOutcome Outcome { get; init; }

    /// <summary>For people: the summary, the members that have no other place, and prose around the object.</summary>
    public string Text { get; init; } = "";

    public IReadOnlyList<Finding> Findings { get; init; } = [];

    public IReadOnlyList<string> FilesNeeded { get; init; } = [];

    public string? Question { get; init; }

    /// <summary>
    /// An object: the members that the form has beyond the common ones, and in <c>additions</c> those that nobody asked
    /// for; null when there are none.
    /// </summary>
    public JsonElement? Details { get; init; }

    /// <summary>What had to be mended, one sentence each; they are ours, and repeat nothing that the expert wrote.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
