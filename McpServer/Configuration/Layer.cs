namespace Mcp.Daemon.Configuration;

/// <summary>Where a value comes from, weakest first.</summary>
internal enum Layer
{
    Default,
    ShippedFile,
    UserFile,
    DaemonEnvironment,
    Session,
    CommandLine,
}
