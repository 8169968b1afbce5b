using Mcp.Daemon.Answers;
using Mcp.Daemon.Schemas;
using Mcp.Daemon.Tools;

namespace Mcp.TestHost;

/// <summary>Answers with what it was given.</summary>
internal sealed class EchoTool : ITool
{
    public ToolDefinition Definition { get; } = Fixture.Define(
        "echo", "Says it back.", new Property("message", PropertyType.Text, "What to say back.") { Required = true });

    public Task<Answer> RunAsync(ToolCall call, CancellationToken cancellationToken) =>
        Task.FromResult(Fixture.Done(this, call.Arguments.Text("message")!));
}
