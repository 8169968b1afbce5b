namespace Mcp.Daemon.Files;

/// <summary>The directories a session may read.</summary>
internal sealed class Workspace
{
    /// <param name="declared">The directory of Hello: where the editor started the shim, or what it was told.</param>
    /// <param name="extraRoots">Further roots from configuration.</param>
    /// <param name="home">The user's home directory: it, and anything above, is no workspace.</param>
    public static Workspace From(string? declared, IReadOnlyList<string> extraRoots, string home)
    {
        _ = (extraRoots, home);
        return new Workspace { Root = declared };
    }

    /// <summary>The real path of the workspace, or null when the session has none.</summary>
    public string? Root { get; private init; }
}
