using Mcp.Daemon.Configuration;

namespace Mcp.Daemon;

/// <summary><c>mcp-server check</c>: says what the daemon would run with, and whether it would start.</summary>
internal static class CheckCommand
{
    /// <summary>0 when there is no fault, else 1.</summary>
    public static int Run(SettingSources sources, TextWriter output)
    {
        var settings = SettingsReader.Read(sources);
        output.Write(CheckReport.Text(settings));
        return settings.Faults.Count == 0 ? 0 : 1;
    }
}
