namespace Mcp.Daemon.Answers;

/// <summary>Which product and build answers.</summary>
internal sealed record VersionReport(string Product, string Version, string Build, string Runtime, int Pid, double UptimeSeconds);
