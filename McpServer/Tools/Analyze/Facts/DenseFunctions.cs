using Mcp.Daemon.Tools.Looking;

namespace Mcp.Daemon.Tools.Analyze.Facts;

/// <summary>Functions of which there is more than anybody keeps in mind, the largest first.</summary>
internal static class DenseFunctions
{
    public static IReadOnlyList<string> Of(CodeMap map, CancellationToken cancellationToken) =>
    [
        .. MeasuredFunction.Of(map.Looked, cancellationToken).Where(function => !function.File.IsTest && StandsOut(function))
            .OrderByDescending(function => function.Weight).ThenBy(function => function.Place, StringComparer.Ordinal)
            .Select(function => function.ToString()),
    ];

    // Two screens, or more ways through than anybody keeps in mind.
    private static bool StandsOut(MeasuredFunction function) => function.Lines >= 60 || function.Branches >= 10 || function.Depth >= 4;
}
