namespace Mcp.Daemon.Tools.Tracer.Needs;

/// <summary>In what way one part of the code needs another.</summary>
internal enum NeedKind
{
    /// <summary>A type extends or implements the other.</summary>
    Base,

    /// <summary>It calls or makes it.</summary>
    Call,

    /// <summary>It mentions the type.</summary>
    Type,

    /// <summary>Its file imports the other's.</summary>
    Import,
}
