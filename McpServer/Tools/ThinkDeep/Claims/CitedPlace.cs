namespace Mcp.Daemon.Tools.ThinkDeep.Claims;

/// <summary>A place in a file that words name, and what they say stands there.</summary>
/// <param name="Step">The step whose words they are.</param>
/// <param name="Path">As it is written, with forward slashes.</param>
/// <param name="Line">Counted from 1.</param>
internal sealed record CitedPlace(int Step, string Path, int Line)
{
    /// <summary>The last line; null when one alone is named.</summary>
    public int? EndLine { get; init; }

    /// <summary>Code that is quoted directly beside the place; null when none is.</summary>
    public string? Quote { get; init; }

    public string Shown => EndLine is { } end ? $"{Path}:{Line}-{end}" : $"{Path}:{Line}";
}
