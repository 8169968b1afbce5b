using Mcp.Daemon.Answers;

namespace Mcp.Daemon.Git;

/// <summary>A repository that a call looks at.</summary>
/// <param name="Holder">
/// The root of the repository whose submodule it is; null for one that stands by itself. What is committed in a
/// submodule is a matter of the commit that its holder names, so only what is not committed in it is its own change.
/// </param>
internal sealed record FoundRepository(Repository Repository, string? Holder)
{
    public string Root => Repository.Root;

    public bool IsSubmodule => Holder is not null;
}

/// <summary>A repository that was seen and is not read: where, and the sentence that says why and what would help.</summary>
/// <param name="Holder">The root of the repository in whose report it belongs; null when it lies in none that is read.</param>
/// <param name="Refusal">What forbade it; null when it is only left out.</param>
internal sealed record UnreadRepository(string Root, string? Holder, string Why, ToolFailureException? Refusal = null);
