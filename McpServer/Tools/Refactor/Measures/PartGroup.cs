using Mcp.Daemon.Answers;
using Mcp.Daemon.Code;
using Mcp.Daemon.Tools.Looking;

namespace Mcp.Daemon.Tools.Refactor.Measures;

/// <summary>Declarations that use each other or share what they use, and nothing of the other groups.</summary>
/// <param name="Parts">In the order of the file.</param>
internal sealed record PartGroup(IReadOnlyList<Declaration> Parts)
{
    /// <summary>In one sentence beside the number of lines.</summary>
    private const int MostNamed = 8;

    /// <summary>The lines of its parts together.</summary>
    public int Lines => Parts.Sum(part => part.EndLine - part.Line + 1);

    /// <summary>Functions and types: what somebody would have to move.</summary>
    public int Count => Parts.Count(IsMoved);

    /// <summary><c>load, save, path_of (48 lines)</c>.</summary>
    public override string ToString() =>
        $"{ListedLines.Words([.. Parts.Where(IsMoved).Select(part => part.Name).Distinct()], MostNamed)} ({Counted.Of(Lines, "line")})";

    private static bool IsMoved(Declaration part) => part.Kind is DeclarationKind.Function or DeclarationKind.Type;
}
