namespace Mcp.Daemon.Code;

/// <summary>A place at which something is called.</summary>
/// <param name="Line">Counted from 1.</param>
/// <param name="Text">The line without its indentation, at most 200 characters of it.</param>
/// <param name="Caller">The innermost function or property that it stands in; null at the top of a file.</param>
internal sealed record CallSite(string Path, int Line, string Text, Declaration? Caller)
{
    /// <summary>The name right before it, as <c>cart</c> in <c>cart.Add(item)</c>; null without one.</summary>
    public string? Qualifier { get; init; }

    /// <summary>Whether it is a member of something: a qualifier may be missing because what stands before the dot is no name.</summary>
    public bool IsMember { get; init; }
}
