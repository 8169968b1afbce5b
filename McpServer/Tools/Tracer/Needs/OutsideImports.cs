using Mcp.Daemon.Code;
using Mcp.Daemon.Code.Importing;

namespace Mcp.Daemon.Tools.Tracer.Needs;

/// <summary>The imports of a file that mean none of the files at hand.</summary>
internal static class OutsideImports
{
    public static IReadOnlyList<Import> Of(SourceFile file, TracedCode code)
    {
        var inside = code.Edges.Where(edge => edge.From == file.Path).Select(edge => (edge.Line, edge.Target)).ToHashSet();
        // C#, Java and their like name namespaces and packages: those that a file declares are inside even where no type shows.
        var types = new DeclaredTypes([.. code.Files.Files.Where(other => other.Language == file.Language)]);
        var spaces = code.Files.Files.Where(other => other.Language == file.Language).SelectMany(types.Spaces).Where(space => space.Length > 0).ToHashSet();
        return [.. file.Imported.Where(import => !inside.Contains((import.Line, import.Target)) && !spaces.Contains(Dotted(import.Target))
            && !spaces.Contains(Parent(Dotted(import.Target))) && !IsOwn(file.Language, import.Target))];
    }

    /// <summary>What begins at the project itself and is not among the files: it is not given, and no library.</summary>
    private static bool IsOwn(Language language, string target) => language is Language.Rust
        && (target.StartsWith("crate", StringComparison.Ordinal) || target.StartsWith("self", StringComparison.Ordinal) || target.StartsWith("super", StringComparison.Ordinal));

    // PHP writes a namespace with backslashes, and may begin with one.
    private static string Dotted(string target) => target.Replace('\\', '.').TrimStart('.');

    private static string Parent(string target) => target.LastIndexOf('.') is var dot and > 0 ? target[..dot] : "";
}
