using Mcp.Daemon.Code.Searching;
using Mcp.Daemon.Code.Web;
using Mcp.Daemon.Tools.Words;

namespace Mcp.Daemon.Tools.SecAudit.Ways;

/// <summary>A way from a route through functions that call each other.</summary>
/// <param name="Route">Where it begins.</param>
/// <param name="Functions">The one that serves the route first; none where the route's own function has no name.</param>
internal sealed record RouteChain(Route Route, IReadOnlyList<DeclaredFunction> Functions)
{
    /// <summary><c>GET /report (no guard seen in its file) → report → build_report</c>.</summary>
    public override string ToString() => string.Join(
        " → ", Functions.Select(function => function.Name).Prepend($"{RouteWords.Name(Route)} ({RouteWords.Guard(Route)})"));
}
