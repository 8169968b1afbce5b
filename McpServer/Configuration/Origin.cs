namespace Mcp.Daemon.Configuration;

/// <summary>The layer of a value and, for a file, its path.</summary>
internal sealed record Origin(Layer Layer, string? Path = null)
{
    public override string ToString() => Layer switch
    {
        Layer.Default => "default",
        Layer.DaemonEnvironment => "environment of the daemon",
        Layer.Session => "session",
        Layer.CommandLine => "command line",
        _ => Path ?? "file",
    };
}
