using Mcp.Daemon.Code;

namespace Mcp.Daemon.Tools.DocGen;

/// <summary>In what form each language documents.</summary>
internal static class DocStyle
{
    /// <summary>As a sentence names it: <c>a docstring</c>; null where there is no custom, and for C outside of headers.</summary>
    public static string? Of(SourceFile file) => file.Language switch
    {
        Language.Python => "a docstring",
        Language.CSharp => "a /// comment",
        Language.Rust or Language.Swift or Language.Dart => "a /// comment",
        Language.Go => "a comment that begins with its name",
        Language.JavaScript or Language.TypeScript => "a JSDoc comment",
        Language.Java => "a Javadoc comment",
        Language.Kotlin => "a KDoc comment",
        Language.Scala => "a Scaladoc comment",
        Language.Php => "a PHPDoc comment",
        Language.Ruby => "a comment above it",
        // What a function of a header promises stands in the header.
        Language.C or Language.Cpp => Path.GetExtension(file.Path) is ".h" or ".hh" or ".hpp" or ".hxx" ? "a comment above it" : null,
        _ => null,
    };
}
