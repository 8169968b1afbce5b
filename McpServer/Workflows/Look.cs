using Mcp.Daemon.Evidence;
using Mcp.Daemon.Files;
using Mcp.Daemon.Threads;

namespace Mcp.Daemon.Workflows;

/// <summary>What a workflow's own look at the evidence gets to see.</summary>
internal sealed record Look
{
    public required Investigation Investigation { get; init; }

    /// <summary>The workspace that the call is judged by.</summary>
    public required Workspace Workspace { get; init; }

    /// <summary>The files as they were read: of this step, and on the last one of all steps.</summary>
    public required IReadOnlyList<QuestionFile> Files { get; init; }

    /// <summary>Whether the investigation ends with this step.</summary>
    public required bool IsLast { get; init; }

    /// <summary>What the thread knew before this investigation and beside it; null without a thread.</summary>
    public ConversationThread? Thread { get; init; }

    /// <summary>Says what is being done, as progress.</summary>
    public Action<string> Say { get; init; } = _ => { };
}
