using Mcp.Daemon.Code.Web;
using Mcp.Daemon.Tools.Words;

namespace Mcp.Daemon.Tools.Analyze.Facts;

/// <summary>The addresses that code serves, each with what says who may call it.</summary>
internal static class WaysIn
{
    public static IReadOnlyList<string> Of(CodeMap map) =>
    [
        .. Routes.Of([.. map.Files.Select(file => file.Source)]).Select(route =>
            $"{EntryPoints.Shown(route)} ({route.Path}:{route.Line}{(route.Handler is null ? "" : $", {route.Handler}")}): {Guard(route)}"),
    ];

    private static string Guard(Route route) => route.IsOpen ? "marked as open to everybody"
        : route.Guard is { } guard ? $"guarded by {ShownLine.Of(guard, 60)}" : "no guard seen in its file";
}
