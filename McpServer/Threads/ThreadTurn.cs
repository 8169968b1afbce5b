using Mcp.Daemon.Answers;

namespace Mcp.Daemon.Threads;

/// <summary>
/// One entry of a thread: what a caller asked, what an expert answered, or a step of an investigation that no expert has
/// seen yet. Whoever goes on with the thread, by whichever tool, reads these in their order.
/// </summary>
/// <param name="Role"><c>user</c>, <c>assistant</c> or <c>step</c>.</param>
/// <param name="Text">The words, without the files that went with them.</param>
/// <param name="Tool">The tool by which it was said.</param>
/// <param name="Model">Who answered; null for the caller's own turns.</param>
internal sealed record ThreadTurn(string Role, string Text, string Tool, string? Model)
{
    public const string User = "user";
    public const string Assistant = "assistant";

    /// <summary>A step that was recorded as it came. Once an expert was asked about it, the question says the same.</summary>
    public const string StepRole = "step";

    /// <summary>Its place in the thread, from 0; given by the store.</summary>
    public int Number { get; init; } = -1;

    public DateTimeOffset At { get; init; }

    /// <summary>Files by hash: those that went with a question, those that a step named.</summary>
    public IReadOnlyList<ThreadFile> Files { get; init; } = [];

    /// <summary>What was found by then: a step's by the agent, an answer's by the expert and by our own checks.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>What an answer cost.</summary>
    public UsageReport? Usage { get; init; }

    /// <summary>The step as it was given; null for what was said in words.</summary>
    public ThreadStep? Step { get; init; }
}
