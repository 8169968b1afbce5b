using Mcp.Daemon.Answers;
using Mcp.Daemon.Experts.Endpoints;
using Mcp.Daemon.Experts.Questions;
using Mcp.Daemon.Files;
using Mcp.Daemon.Schemas;

namespace Mcp.Daemon.Workflows;

/// <summary>What the engine gets of the call that brings a step.</summary>
internal sealed record StepCall
{
    public required ToolArguments Arguments { get; init; }

    /// <summary>The session's own; what a path is judged by when it has none is found by the path.</summary>
    public required Workspace Workspace { get; init; }

    public required AskContext Asking { get; init; }

    /// <summary>The session's own keys: in nothing that is written down.</summary>
    public Lazy<IReadOnlyCollection<string>> Keys => new(() => EndpointTable.KeysOf(Asking.Settings));

    /// <summary>Says how far the step is: number of total, and what is being done.</summary>
    public Action<int, int, string> Say { get; init; } = (_, _, _) => { };

    /// <summary>Takes what is known so far: the answer of a call that a rung ends before its end.</summary>
    public Action<Answer> SoFar { get; init; } = _ => { };
}
