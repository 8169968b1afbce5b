namespace Mcp.Daemon.Code;

/// <summary>Something that a body calls.</summary>
/// <param name="Name">The bare name.</param>
/// <param name="Line">Where, counted from 1.</param>
/// <param name="Qualifier">The name right before it, as <c>cart</c> in <c>cart.Add(item)</c>; null without one.</param>
internal sealed record Callee(string Name, int Line, string? Qualifier)
{
    /// <summary>The token of the name.</summary>
    public required int Token { get; init; }

    /// <summary>Whether it is a member of something: a qualifier may be missing because what stands before the dot is no name.</summary>
    public bool IsMember { get; init; }
}
