namespace Mcp.Daemon.Tools.Looking;

/// <summary>Functions of which there is more than anybody keeps in mind, the largest first; those of tests are left out.</summary>
internal static class DenseFunctions
{
    /// <summary>A line for each.</summary>
    public static IReadOnlyList<string> Of(LookedFiles looked, CancellationToken cancellationToken) =>
    [
        .. MeasuredFunction.Of(looked, cancellationToken).Where(function => !function.File.IsTest && function.StandsOut)
            .OrderByDescending(function => function.Weight).ThenBy(function => function.Place, StringComparer.Ordinal)
            .Select(function => function.ToString()),
    ];
}
