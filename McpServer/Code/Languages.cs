using System.Collections.Frozen;

namespace Mcp.Daemon.Code;

/// <summary>Which language a file is written in, by its name alone.</summary>
internal static class Languages
{
    private static readonly FrozenDictionary<string, Language> ByExtension = new Dictionary<string, Language>
    {
        [".cs"] = Language.CSharp,
        [".csx"] = Language.CSharp,
        [".java"] = Language.Java,
        [".kt"] = Language.Kotlin,
        [".kts"] = Language.Kotlin,
        [".scala"] = Language.Scala,
        [".sc"] = Language.Scala,
        [".swift"] = Language.Swift,
        [".go"] = Language.Go,
        [".rs"] = Language.Rust,
        [".c"] = Language.C,
        // A header may be either; what is read of C++ holds for C.
        [".h"] = Language.C,
        [".cc"] = Language.Cpp,
        [".cpp"] = Language.Cpp,
        [".cxx"] = Language.Cpp,
        [".hh"] = Language.Cpp,
        [".hpp"] = Language.Cpp,
        [".hxx"] = Language.Cpp,
        [".inl"] = Language.Cpp,
        [".ipp"] = Language.Cpp,
        [".js"] = Language.JavaScript,
        [".jsx"] = Language.JavaScript,
        [".mjs"] = Language.JavaScript,
        [".cjs"] = Language.JavaScript,
        [".vue"] = Language.JavaScript,
        [".svelte"] = Language.JavaScript,
        [".ts"] = Language.TypeScript,
        [".tsx"] = Language.TypeScript,
        [".mts"] = Language.TypeScript,
        [".cts"] = Language.TypeScript,
        [".py"] = Language.Python,
        [".pyi"] = Language.Python,
        [".pyw"] = Language.Python,
        [".rb"] = Language.Ruby,
        [".rake"] = Language.Ruby,
        [".gemspec"] = Language.Ruby,
        [".php"] = Language.Php,
        [".phtml"] = Language.Php,
        [".sh"] = Language.Shell,
        [".bash"] = Language.Shell,
        [".zsh"] = Language.Shell,
        [".ksh"] = Language.Shell,
        [".sql"] = Language.Sql,
        [".lua"] = Language.Lua,
        [".dart"] = Language.Dart,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The language of a file name or path; what is not known is <see cref="Language.Other"/>.</summary>
    public static Language Of(string path) => ByExtension.GetValueOrDefault(Path.GetExtension(path), Language.Other);

    /// <summary>As people write it: <c>C#</c>.</summary>
    public static string Name(Language language) => language switch
    {
        Language.CSharp => "C#",
        Language.Cpp => "C++",
        Language.Php => "PHP",
        Language.Sql => "SQL",
        _ => language.ToString(),
    };

    /// <summary>Whether comments, strings and code can be told apart in it.</summary>
    public static bool IsCode(Language language) => language is not Language.Other;
}
