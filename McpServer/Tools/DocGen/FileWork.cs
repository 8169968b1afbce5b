using Mcp.Daemon.Answers;
using Mcp.Daemon.Code;
using Mcp.Daemon.Tools.Looking;

namespace Mcp.Daemon.Tools.DocGen;

/// <summary>What is to be documented in one file.</summary>
/// <param name="Documentable">Its types and functions that others use.</param>
/// <param name="Missing">Those without documentation.</param>
/// <param name="Stale">Where documentation no longer fits; empty where that is not to be mended.</param>
internal sealed record FileWork(LookedFile File, IReadOnlyList<Declaration> Documentable, IReadOnlyList<Declaration> Missing, IReadOnlyList<Finding> Stale)
{
    public bool IsDone => Missing.Count == 0 && Stale.Count == 0;

    /// <summary><c>src/cart.go: 5 of 7 undocumented, 1 entry that no longer fits</c>.</summary>
    public override string ToString()
    {
        string?[] parts =
        [
            Missing.Count > 0 ? $"{Missing.Count} of {Documentable.Count} undocumented" : null,
            Stale.Count > 0 ? $"{Stale.Count} {(Stale.Count == 1 ? "entry that no longer fits" : "entries that no longer fit")}" : null,
        ];
        return $"{File.Path}: {string.Join(", ", parts.OfType<string>())}";
    }
}
