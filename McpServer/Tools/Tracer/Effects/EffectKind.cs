namespace Mcp.Daemon.Tools.Tracer.Effects;

/// <summary>What a function touches outside itself.</summary>
internal enum EffectKind
{
    File,
    Network,
    Database,
    Process,
    Environment,

    /// <summary>A field of its object, or a variable of its module.</summary>
    State,

    /// <summary>An error that it raises or returns.</summary>
    Error,
}
