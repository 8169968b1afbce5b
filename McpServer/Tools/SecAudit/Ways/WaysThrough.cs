using Mcp.Daemon.Answers;
using Mcp.Daemon.Code.Web;
using Mcp.Daemon.Tools.Looking;

namespace Mcp.Daemon.Tools.SecAudit.Ways;

/// <summary>From which routes a request gets to the places that do something with what it brings.</summary>
internal static class WaysThrough
{
    public const string Title = "Where requests lead, by the calls between these files (whether what they bring gets there is for you to judge)";

    /// <summary>Two pages for the expert, findings first.</summary>
    private const int MostPlaces = 40;

    /// <summary>Null where no place is led to, or none is known.</summary>
    public static string? Of(AuditedFiles files, IReadOnlyList<Route> routes, IReadOnlyList<Finding> findings, CancellationToken cancellationToken)
    {
        if (routes.Count == 0)
        {
            return null;
        }

        var reach = new Reach(files, routes, cancellationToken);
        var found = findings.ToLookup(finding => finding.File);
        var lines = new List<(bool IsFinding, string Line)>();
        foreach (var file in files.Product)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var sink in Sinks.Of(file, found[file.Name]))
            {
                var chains = reach.To(file, sink.Token);
                if (chains.Count > 0 || sink.IsFinding)
                {
                    lines.Add((sink.IsFinding, $"{sink.Place} {sink.Words}: {Routes(chains)}"));
                }
            }
        }

        return ListedLines.Of([.. lines.OrderBy(line => !line.IsFinding).Select(line => line.Line)], MostPlaces, "place");
    }

    private static string Routes(RouteChains chains) => chains.Count == 0 ? "no route that these files show leads here"
        : string.Join("; ", chains.Shortest) + (chains.Count > chains.Shortest.Count ? $"; and {Counted.Of(chains.Count - chains.Shortest.Count, "more route")}" : "");
}
