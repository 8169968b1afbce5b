using Mcp.Daemon.Tools;

namespace Mcp.Daemon.Calls;

/// <summary>Keeps what a tool reports when its client asked for no progress: a rung that fires can still say where it was.</summary>
internal sealed class SilentProgress : IProgress<ToolProgress>
{
    private readonly Lock _lock = new();
    private ToolProgress _latest;

    public ToolProgress Latest
    {
        get
        {
            lock (_lock)
            {
                return _latest;
            }
        }
    }

    public void Report(ToolProgress value)
    {
        lock (_lock)
        {
            _latest = value;
        }
    }
}
