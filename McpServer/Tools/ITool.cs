using Mcp.Daemon.Answers;

namespace Mcp.Daemon.Tools;

/// <summary>
/// A tool as the call that runs it sees it. One instance serves every session: whatever belongs to a call
/// comes in through <see cref="ToolCall"/> and leaves in the answer.
/// </summary>
internal interface ITool
{
    ToolDefinition Definition { get; }

    /// <summary>
    /// Runs one call. Expected failures are <see cref="ToolFailureException"/>; the token is cancelled when the
    /// caller gave up, left, or a rung fired, and the tool then stops soon.
    /// </summary>
    Task<Answer> RunAsync(ToolCall call, CancellationToken cancellationToken);
}
