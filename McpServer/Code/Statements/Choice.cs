namespace Mcp.Daemon.Code.Statements;

/// <summary>An <c>if</c> with everything that is its alternative.</summary>
/// <param name="Branches">In their order; at least one.</param>
/// <param name="HasElse">Whether the last branch is taken when no condition holds.</param>
internal sealed record Choice(IReadOnlyList<Block> Branches, bool HasElse)
{
    /// <summary>The branches that have a condition, which is their header.</summary>
    public IEnumerable<Block> Conditional => HasElse ? Branches.SkipLast(1) : Branches;

    public int End => Branches[^1].End;
}
