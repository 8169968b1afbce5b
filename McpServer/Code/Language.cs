namespace Mcp.Daemon.Code;

/// <summary>The languages whose shape is known. Dialects of one family share a value: JSX is JavaScript, Bash is Shell.</summary>
internal enum Language
{
    CSharp,
    Java,
    Kotlin,
    Scala,
    Swift,
    Go,
    Rust,
    C,
    Cpp,
    JavaScript,
    TypeScript,
    Python,
    Ruby,
    Php,
    Shell,
    Sql,
    Lua,
    Dart,

    /// <summary>Text of no known language: it has lines, and nothing more is said of it.</summary>
    Other,
}
