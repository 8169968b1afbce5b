using Mcp.Daemon.Configuration;
using Mcp.Daemon.Experts.Catalogue;

namespace Mcp.Daemon;

/// <summary><c>mcp-server check</c>: says what the daemon would run with, and whether it would start.</summary>
internal static class CheckCommand
{
    /// <summary>0 when there is no fault, else 1; a faulty catalogue of models does not keep the daemon from starting.</summary>
    public static int Run(SettingSources sources, TextWriter output)
    {
        var settings = SettingsReader.Read(sources);
        var catalogue = new ModelCatalogue(sources.ModelFiles, TimeProvider.System).Current;
        output.Write(CheckReport.Text(settings, catalogue.Faults));
        return settings.Faults.Count == 0 && catalogue.Faults.Count == 0 ? 0 : 1;
    }
}
