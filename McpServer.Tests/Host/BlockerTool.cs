using Mcp.Daemon.Answers;
using Mcp.Daemon.Tools;

namespace Mcp.TestHost;

/// <summary>Holds its thread before it first awaits anything, and does not stop when told.</summary>
internal sealed class BlockerTool : ITool
{
    public ToolDefinition Definition { get; } = Fixture.Define("blocker", "Blocks a thread.", Fixture.Duration);

    public Task<Answer> RunAsync(ToolCall call, CancellationToken cancellationToken)
    {
        using var never = new ManualResetEventSlim(false);
        never.Wait(Fixture.DurationOf(call), CancellationToken.None);
        return Task.FromResult(Fixture.Done(this, "Let go."));
    }
}
