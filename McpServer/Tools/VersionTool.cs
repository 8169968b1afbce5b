using Mcp.Daemon.Answers;
using Mcp.Daemon.Schemas;

namespace Mcp.Daemon.Tools;

/// <summary><c>version</c>: which product and build answers. The cheapest call there is.</summary>
internal sealed class VersionTool(Func<VersionReport> version) : ITool
{
    public ToolDefinition Definition { get; } = new()
    {
        Name = "version",
        Title = "Version",
        Description = "Version, build and uptime.",
        Arguments = new ObjectSchema(),
        AsksExpert = false,
        Gives = ["version"],
    };

    public Task<Answer> RunAsync(ToolCall call, CancellationToken cancellationToken)
    {
        var report = version();
        return Task.FromResult(new Answer
        {
            Tool = Definition.Name,
            State = AnswerState.Complete,
            Text = $"{report.Product} {report.Version}, build {report.Build}, {report.Runtime}, pid {report.Pid}, up {report.UptimeSeconds:0} s.",
            Version = report,
        });
    }
}
