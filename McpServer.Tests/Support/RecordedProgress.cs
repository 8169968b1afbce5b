using Mcp.Daemon.Tools;

namespace Mcp.Tests.Support;

/// <summary>Remembers what a tool reported, in order.</summary>
internal sealed class RecordedProgress : IProgress<ToolProgress>
{
    public List<ToolProgress> Reports { get; } = [];

    public void Report(ToolProgress value) => Reports.Add(value);
}
