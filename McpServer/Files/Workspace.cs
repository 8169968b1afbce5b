namespace Mcp.Daemon.Files;

/// <summary>
/// The directories a session may read: its workspace, fixed when it began, and the roots that configuration adds.
/// </summary>
internal sealed class Workspace
{
    private const string HowToSet =
        "Start the shim with --workspace DIR, or set MCP_EXPERT_WORKSPACE (or MCP_EXPERT_ROOTS for further directories) " +
        "in the server entry's env.";

    private readonly IReadOnlyList<string> _extraRoots;
    private readonly string? _home;

    private Workspace(string? root, IReadOnlyList<string> extraRoots, string? home)
    {
        (Root, _extraRoots, _home) = (root, extraRoots, home);
    }

    /// <param name="declared">The directory of Hello: where the editor started the shim, or what it was told.</param>
    /// <param name="extraRoots">Further roots from configuration.</param>
    /// <param name="home">The user's home directory: it, and anything above, is no workspace. Null where there is none.</param>
    public static Workspace From(string? declared, IReadOnlyList<string> extraRoots, string? home)
    {
        var realHome = string.IsNullOrEmpty(home) ? null : RealDirectory(home) ?? Path.GetFullPath(home);
        var extra = extraRoots.Select(RealDirectory).OfType<string>().Where(root => !HoldsAHome(root, realHome));
        var root = declared is null ? null : RealDirectory(declared);
        return root is null
            ? new Workspace(null, [.. extra], realHome)
            {
                WhyNone = declared is null ? "No workspace was declared." : $"The workspace {declared} is no directory.",
            }
            : HoldsAHome(root, realHome)
            ? new Workspace(null, [.. extra], realHome) { WhyNone = $"{root} is too wide to be a workspace." }
            : new Workspace(root, [.. extra], realHome);
    }

    /// <summary>The real path of the workspace, or null when the session has none.</summary>
    public string? Root { get; }

    /// <summary>A sentence for the answer when a repository around the named path serves as the workspace.</summary>
    public string? Notice { get; private init; }

    /// <summary>Every directory that may be read, the workspace first.</summary>
    public IEnumerable<string> Roots => Root is null ? _extraRoots : [Root, .. _extraRoots];

    private string? WhyNone { get; init; }

    /// <summary>Whether a real path may be read.</summary>
    public bool Contains(string realPath) => Roots.Any(root => Containment.IsInside(root, realPath));

    /// <summary>How answers name a real path: relative to its root with forward slashes; a foreign one stays as it is.</summary>
    public string NameOf(string realPath)
    {
        var root = Roots.FirstOrDefault(root => Containment.IsInside(root, realPath));
        var name = root is not null && root == Root ? Path.GetRelativePath(root, realPath) : realPath;
        return Path.DirectorySeparatorChar == '/' ? name : name.Replace(Path.DirectorySeparatorChar, '/');
    }

    /// <summary>
    /// The workspace to judge a call by that names this path: this one, or, when the session has none, the nearest
    /// git repository around the path, if it lies inside the home directory.
    /// </summary>
    /// <exception cref="FileRefusedException">There is no workspace, and nothing that could serve as one.</exception>
    public Workspace Around(string? path)
    {
        if (Root is not null)
        {
            return this;
        }

        if (path is null || !Path.IsPathFullyQualified(path))
        {
            throw None(path ?? "", "Name an absolute path inside a git repository.");
        }

        var real = NearestReal(path);
        if (Contains(real))
        {
            return this;
        }

        for (var directory = real; directory is not null; directory = Path.GetDirectoryName(directory))
        {
            if (_home is null || HoldsAHome(directory, _home) || !Containment.IsInside(_home, directory))
            {
                break;
            }

            if (Path.Exists(Path.Combine(directory, ".git")))
            {
                return new Workspace(directory, _extraRoots, _home)
                {
                    Notice = $"This session has no workspace; the git repository {directory} around the path served as one.",
                };
            }
        }

        throw None(path, $"{path} lies in no git repository below the home directory that could serve as one.");
    }

    private FileRefusedException None(string path, string found) =>
        new(RefusalKind.NoWorkspace, path, $"Nothing can be read: {WhyNone ?? "there is no workspace."} {found} {HowToSet}");

    /// <summary>The root directory, a home, and what holds homes: a session there would see everything its user owns.</summary>
    private static bool HoldsAHome(string directory, string? home) =>
        (home is not null && Containment.IsInside(directory, home))
        || Path.GetDirectoryName(directory) is null
        || Containment.AreSame(directory, "/home")
        || Containment.AreSame(directory, "/Users");

    private static string? RealDirectory(string path)
    {
        if (!Path.IsPathFullyQualified(path) || OpenedPath.TryResolve(path) is not { } real)
        {
            return null;
        }

        return Directory.Exists(real) ? real : null;
    }

    private static string NearestReal(string path)
    {
        for (var part = Path.GetFullPath(path); part is not null; part = Path.GetDirectoryName(part))
        {
            if (OpenedPath.TryResolve(part) is { } real)
            {
                return real;
            }
        }

        return path;
    }
}
