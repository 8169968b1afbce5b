namespace Mcp.Daemon.Configuration;

/// <summary>
/// How a session may change what the user's own configuration set: an mcp.json can lie in a hostile repository, so
/// it can make the rules stricter, never weaker.
/// </summary>
internal enum Tightening
{
    /// <summary>The session's value simply wins.</summary>
    None,

    /// <summary>What was set to true stays true.</summary>
    StaysTrue,

    /// <summary>The lower number holds.</summary>
    Minimum,

    /// <summary>The later of the setting's choices, which go from lax to strict, holds.</summary>
    LaterChoice,

    /// <summary>Only directories that both allow remain.</summary>
    Intersection,
}
