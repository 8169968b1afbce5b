using Mcp.Daemon.Code;

namespace Mcp.Daemon.Tools.ThinkDeep.Claims;

/// <summary>A cited place with what was found there.</summary>
internal sealed record CheckedPlace(CitedPlace Cited, PlaceVerdict Verdict)
{
    /// <summary>The file that is meant, as answers name it; null when there is none.</summary>
    public string? Name { get; init; }

    /// <summary>The same as it was read; null when it was not.</summary>
    public SourceFile? File { get; init; }

    /// <summary>The line in which the quote stands, where that is not the cited one; else 0.</summary>
    public int FoundAt { get; init; }

    /// <summary>The cited lines under the file's own name.</summary>
    public string Shown => Name is null ? Cited.Shown : Cited.EndLine is { } end ? $"{Name}:{Cited.Line}-{end}" : $"{Name}:{Cited.Line}";
}
