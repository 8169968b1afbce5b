using Mcp.Daemon.Code;
using Mcp.Daemon.Code.Web;

namespace Mcp.Daemon.Tools.SecAudit.Ways;

/// <summary>The routes of the files under audit, tests left out.</summary>
internal static class ServedRoutes
{
    public static IReadOnlyList<Route> Of(AuditedFiles files, CancellationToken cancellationToken)
    {
        var sources = new List<SourceFile>();
        foreach (var file in files.Product)
        {
            cancellationToken.ThrowIfCancellationRequested();
            sources.Add(file.Code);
        }

        return Routes.Of(sources);
    }
}
