namespace Mcp.Daemon.Tools.Debug.Traces;

/// <summary>Whose runtime or tool wrote a frame: it decides how its function is written, and which end of a trace is the innermost.</summary>
internal enum TraceStyle
{
    Python,
    DotNet,

    /// <summary>Java, Kotlin, Scala, Groovy.</summary>
    Jvm,

    /// <summary>JavaScript and TypeScript, in all engines.</summary>
    Script,

    Go,
    Rust,
    Ruby,
    Php,

    /// <summary>Debuggers and sanitizers of C and C++.</summary>
    Native,
}
