namespace Mcp.Tests.Support;

/// <summary>How a client reaches the daemon: what holds on one route holds on the other.</summary>
public enum Route
{
    /// <summary>Straight to its pipe, after a Hello.</summary>
    Direct,

    /// <summary>As an editor does, through the built shim.</summary>
    ThroughShim,
}
