using Mcp.Daemon.Tools;

namespace Mcp.Daemon.Calls;

/// <summary>Writes what a tool reports into the log on its way to whoever shows it.</summary>
internal sealed class LoggedProgress(IProgress<ToolProgress> inner, CallLog log) : IProgress<ToolProgress>
{
    public void Report(ToolProgress value)
    {
        log.Progress(value.Step, value.Total, value.Message);
        inner.Report(value);
    }
}
