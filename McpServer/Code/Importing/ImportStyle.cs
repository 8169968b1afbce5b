namespace Mcp.Daemon.Code.Importing;

/// <summary>How a language writes an import of a dotted name.</summary>
internal enum ImportStyle
{
    /// <summary><c>global using static A.B;</c>, <c>using X = A.B;</c>; the same word also opens statements.</summary>
    CSharp,

    /// <summary><c>import static a.b.C.*;</c></summary>
    Java,

    /// <summary>Without a semicolon: <c>import a.b.C as D</c>, <c>import a.b.{C, D}</c>.</summary>
    Line,
}
