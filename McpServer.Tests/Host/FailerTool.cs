using Mcp.Contract;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Tools;

namespace Mcp.TestHost;

/// <summary>Fails in a way that it expected.</summary>
internal sealed class FailerTool : ITool
{
    public ToolDefinition Definition { get; } = Fixture.Define("failer", "Fails as expected.");

    public Task<Answer> RunAsync(ToolCall call, CancellationToken cancellationToken) =>
        throw new ToolFailureException(ErrorCode.PathDenied, "Reading /outside: it is not in the workspace.");
}
