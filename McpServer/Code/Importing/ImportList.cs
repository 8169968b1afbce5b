namespace Mcp.Daemon.Code.Importing;

/// <summary>Reads the imports of a file in the way of its language.</summary>
internal static class ImportList
{
    public static IReadOnlyList<Import> Of(SourceFile file) => file.Language switch
    {
        Language.CSharp => PathImports.Of(file.Tokens, "using", ImportStyle.CSharp),
        Language.Java => PathImports.Of(file.Tokens, "import", ImportStyle.Java),
        Language.Kotlin or Language.Swift => PathImports.Of(file.Tokens, "import", ImportStyle.Line),
        Language.Scala => PathImports.Of(file.Tokens, "import", ImportStyle.Line),
        Language.Rust => RustImports.Of(file.Tokens),
        Language.Php => PhpImports.Of(file.Tokens),
        Language.Python => PythonImports.Of(file.Tokens),
        Language.JavaScript or Language.TypeScript => ScriptImports.Of(file.Tokens),
        Language.Go => TextImports.Go(file.Tokens),
        Language.Dart => TextImports.Dart(file.Tokens),
        Language.Ruby or Language.Lua => TextImports.Require(file.Tokens),
        Language.C or Language.Cpp => Includes.Of(file),
        _ => [],
    };
}
