using Mcp.Daemon.Configuration;
using Mcp.Daemon.Experts.Catalogue;
using Mcp.Daemon.Experts.Endpoints;

namespace Mcp.Daemon;

/// <summary><c>mcp-server check</c>: says what the daemon would run with, and whether it would start.</summary>
internal static class CheckCommand
{
    /// <summary>0 when there is no fault, else 1; a faulty catalogue of models does not keep the daemon from starting.</summary>
    public static int Run(SettingSources sources, TextWriter output)
    {
        var settings = SettingsReader.Read(sources);
        var catalogue = new ModelCatalogue(sources.ModelFiles, TimeProvider.System).Current;
        output.Write(CheckReport.Text(settings, Experts(settings), PromptFiles.Of(sources), catalogue.Faults));
        return settings.Faults.Count == 0 && catalogue.Faults.Count == 0 ? 0 : 1;
    }

    // As for a session that sets nothing; what each editor's entry adds is the editor's.
    private static IEnumerable<string> Experts(SettingsReader settings) =>
        settings.Faults.Count > 0 ? [] : Lines(EndpointTable.For(settings.ForSession(new Dictionary<string, string>())));

    private static IEnumerable<string> Lines(EndpointTable table) =>
        table.Usable.Select(endpoint => endpoint.ToString()).Concat(table.LeftOut.Select(left => left.Reason));
}
