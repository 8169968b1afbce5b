namespace Mcp.Daemon.Code.Reading;

/// <summary>What the code between two braces is part of.</summary>
internal enum ScopeKind
{
    File,
    Namespace,
    Type,
    Function,

    /// <summary>Braces that nothing was declared with: statements, or a literal.</summary>
    Block,

    /// <summary>An object literal, whose members may be functions.</summary>
    Object,
}
