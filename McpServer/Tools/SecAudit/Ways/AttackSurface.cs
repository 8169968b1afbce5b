using Mcp.Daemon.Code.Web;
using Mcp.Daemon.Tools.Looking;
using Mcp.Daemon.Tools.Words;

namespace Mcp.Daemon.Tools.SecAudit.Ways;

/// <summary>What a service answers to, and who may ask.</summary>
internal static class AttackSurface
{
    public const string Title = "Attack surface: the routes, each with the guard that its own file shows";

    /// <summary>Those without a guard come first, so that a long list loses the others.</summary>
    private const int MostRoutes = 60;

    /// <summary>Null without a route.</summary>
    public static string? Of(IReadOnlyList<Route> routes)
    {
        var lines = routes.OrderBy(route => route.Guard is not null).ThenBy(route => !Changes(route)).Select(RouteWords.Of).ToList();
        return ListedLines.Of(lines, MostRoutes, "route");
    }

    private static bool Changes(Route route) => route.Method is not ("GET" or "HEAD" or "OPTIONS");
}
