namespace Mcp.Daemon.Tools.Looking;

/// <summary>How much an import binds one file to another when the program runs.</summary>
internal enum Binding
{
    /// <summary>The other file is loaded before this one is.</summary>
    AtOnce,

    /// <summary>It is loaded when a function runs.</summary>
    Later,

    /// <summary>Only a checker of types follows it; when the program runs it is not there.</summary>
    Never,
}
