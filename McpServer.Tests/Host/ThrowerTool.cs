using Mcp.Daemon.Answers;
using Mcp.Daemon.Tools;

namespace Mcp.TestHost;

/// <summary>Has a bug, whose message must not reach a client.</summary>
internal sealed class ThrowerTool : ITool
{
    public const string Secret = "sk-secret-of-the-thrower";

    public ToolDefinition Definition { get; } = Fixture.Define("thrower", "Has a bug.");

    public Task<Answer> RunAsync(ToolCall call, CancellationToken cancellationToken) =>
        throw new InvalidOperationException($"The state held {Secret}.");
}
