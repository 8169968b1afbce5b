using Mcp.Daemon.Code;

namespace Mcp.Daemon.Tools.Tracer.Needs;

/// <summary>The imports of a file that mean none of the files at hand.</summary>
internal static class OutsideImports
{
    public static IReadOnlyList<Import> Of(SourceFile file, TracedCode code)
    {
        var inside = code.Edges.Where(edge => edge.From == file.Path).Select(edge => (edge.Line, edge.Target)).ToHashSet();
        // C#, Java and their like name namespaces and packages: those that a file declares are inside even where no type shows.
        var spaces = file.Language is Language.CSharp or Language.Java or Language.Kotlin or Language.Scala or Language.Php
            ? code.Files.Files.Where(other => other.Language == file.Language).SelectMany(Spaces).ToHashSet()
            : [];
        return [.. file.Imported.Where(import => !inside.Contains((import.Line, import.Target)) && !spaces.Contains(import.Target)
            && !spaces.Contains(Parent(import.Target)) && !IsOwn(file.Language, import.Target))];
    }

    private static IEnumerable<string> Spaces(SourceFile file) => file.Declared
        .Where(declared => declared.Kind is DeclarationKind.Namespace)
        .Select(declared => declared.Name)
        .Concat(file.Language is Language.CSharp or Language.Php ? [] : Package(file));

    /// <summary>The package at the top of a file.</summary>
    private static IEnumerable<string> Package(SourceFile file)
    {
        var tokens = file.Tokens;
        for (var at = 0; at < tokens.Count && at < 200; at++)
        {
            if (tokens.Is(at, "package") && tokens.StartsLine(at))
            {
                var last = at + 1;
                while (tokens.Is(last + 1, '.'))
                {
                    last += 2;
                }

                return [tokens.Source(at + 1, last)];
            }
        }

        return [];
    }

    /// <summary>What begins at the project itself and is not among the files: it is not given, and no library.</summary>
    private static bool IsOwn(Language language, string target) => language is Language.Rust
        && (target.StartsWith("crate", StringComparison.Ordinal) || target.StartsWith("self", StringComparison.Ordinal) || target.StartsWith("super", StringComparison.Ordinal));

    private static string Parent(string target) => target.LastIndexOfAny(['.', '\\']) is var dot and > 0 ? target[..dot] : "";
}
