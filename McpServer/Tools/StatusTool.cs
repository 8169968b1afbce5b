using System.Text;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Experts.Endpoints;
using Mcp.Daemon.Schemas;

namespace Mcp.Daemon.Tools;

/// <summary><c>status</c>: the daemon as it is at this moment, never from a cache.</summary>
internal sealed class StatusTool(Func<ToolCall, CancellationToken, Task<StatusReport>> status) : ITool
{
    public ToolDefinition Definition { get; } = new()
    {
        Name = "status",
        Title = "Status",
        Description = "State of the expert server: sessions, calls, timeouts, experts, spending, log path.",
        Arguments = new ObjectSchema(),
        AsksExpert = false,
        Gives = ["status"],
    };

    public async Task<Answer> RunAsync(ToolCall call, CancellationToken cancellationToken)
    {
        var report = await status(call, cancellationToken);
        return new Answer { Tool = Definition.Name, State = AnswerState.Complete, Text = Render(report, EndpointTable.For(call.Settings).HowToBeginHere), Status = report };
    }

    private static string Render(StatusReport report, string howToBegin)
    {
        var daemon = report.Daemon;
        var (sessions, calls, ladder) = (report.Sessions, report.Calls, report.Ladder);
        return new StringBuilder()
            .AppendLine($"Daemon: {daemon.Product} {daemon.Version}, build {daemon.Build}, pid {daemon.Pid}, up {daemon.UptimeSeconds:0} s")
            .AppendLine($"Sessions: {sessions.Open} open, {sessions.Active} active, {Counted.Of(sessions.RequestsInFlight, "request")} in flight; {sessions.Opened} opened, {sessions.Refused} refused, {sessions.Swept} closed idle")
            .AppendLine($"Calls: {calls.Running} running, {calls.Total} in all; {calls.Failed} failed, {calls.TimedOut} timed out, {calls.Cancelled} cancelled, {calls.Abandoned} left behind")
            .AppendLine($"Answers: {Counted.Of(calls.Waiters, "request")} waiting, {calls.Uncollected} uncollected; {calls.HandedBack} handed back, {calls.Collected} collected")
            .AppendLine($"Timeouts (s): expert {ladder.Expert:0.###}, simple tool {ladder.SimpleTool:0.###}, tool {ladder.WorkflowTool:0.###}, daemon {ladder.Daemon:0.###}, shim {ladder.Shim:0.###}, client {ladder.Client:0.###}")
            .AppendLine($"Experts: {(report.Configured.Count > 0 ? string.Join(", ", report.Configured) : "none configured. " + howToBegin)}")
            .Append(ExpertsText.Render(report.Experts))
            .Append(ExpertsText.Render(report.SpentToday))
            .Append(string.Concat(report.Warnings.Select(warning => $"Warning: {warning}{Environment.NewLine}")))
            .AppendLine($"Workspace: {report.Workspace ?? "none"}")
            .AppendLine($"State: {report.StateDirectory}")
            .Append($"Log: {report.Log ?? "none"}")
            .ToString();
    }
}
