using Mcp.Daemon.Answers;
using Mcp.Daemon.Tools;

namespace Mcp.TestHost;

/// <summary>Does not stop when told.</summary>
internal sealed class StubbornTool(TimeProvider time) : ITool
{
    public ToolDefinition Definition { get; } = Fixture.Define("stubborn", "Does not stop when told.", Fixture.Duration);

    public async Task<Answer> RunAsync(ToolCall call, CancellationToken cancellationToken)
    {
        await Task.Delay(Fixture.DurationOf(call), time, CancellationToken.None);
        return Fixture.Done(this, "Done at last.");
    }
}
