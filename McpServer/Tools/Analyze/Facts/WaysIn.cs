using Mcp.Daemon.Code.Web;
using Mcp.Daemon.Tools.Words;

namespace Mcp.Daemon.Tools.Analyze.Facts;

/// <summary>The addresses that code serves, each with what says who may call it.</summary>
internal static class WaysIn
{
    public static IReadOnlyList<string> Of(CodeMap map) => [.. Routes.Of([.. map.Files.Select(file => file.Source)]).Select(RouteWords.Of)];
}
