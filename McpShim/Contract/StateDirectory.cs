namespace Mcp.Contract;

/// <summary>
/// The one directory of a user's state: lock and socket of the daemon, logs, threads. Mode 0700, own only.
/// Its place depends on nothing that an editor may fail to pass on.
/// </summary>
internal sealed class StateDirectory
{
    internal StateDirectory(string path) => Path = path;

    public string Path { get; }

    public string Logs => System.IO.Path.Combine(Path, "logs");

    /// <summary><c>MCP_EXPERT_HOME</c>, else the fixed place of this platform.</summary>
    /// <exception cref="StateDirectoryException">There is neither.</exception>
    public static StateDirectory Locate()
    {
        if (Environment.GetEnvironmentVariable("MCP_EXPERT_HOME") is { Length: > 0 } chosen)
        {
            return new StateDirectory(System.IO.Path.GetFullPath(chosen));
        }

        if (OperatingSystem.IsWindows())
        {
            var local = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData);
            return new StateDirectory(System.IO.Path.Combine(local, "mcp-expert"));
        }

        var home = HomeDirectory.Find() ?? throw new StateDirectoryException(
            "Finding the state directory: there is no home directory, and HOME names none. Set MCP_EXPERT_HOME to a directory of your own.");
        return new StateDirectory(OperatingSystem.IsMacOS()
            ? System.IO.Path.Combine(home, "Library", "Application Support", "mcp-expert")
            : System.IO.Path.Combine(home, ".local", "state", "mcp-expert"));
    }

    /// <summary>Makes the directory if need be and checks whose it is.</summary>
    /// <exception cref="StateDirectoryException">It cannot be made, or belongs to somebody else.</exception>
    public void Prepare()
    {
        MakePrivate(Path);
        MakePrivate(Logs);
    }

    /// <summary>Makes or checks one directory for this user alone.</summary>
    public static void MakePrivate(string path)
    {
        try
        {
            if (OperatingSystem.IsWindows())
            {
                Directory.CreateDirectory(path); // below the user's profile, whose ACL is the user's own
                return;
            }

            const UnixFileMode ownerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
            Directory.CreateDirectory(path, ownerOnly);
            if (Posix.OwnerOf(path) is { } owner && owner != Posix.EffectiveUser())
            {
                throw new StateDirectoryException(
                    $"Checking {path}: it belongs to user id {owner}, not to you ({Posix.EffectiveUser()}). " +
                    "Remove it, or set MCP_EXPERT_HOME to a directory of your own.");
            }

            if (File.GetUnixFileMode(path) != ownerOnly)
            {
                File.SetUnixFileMode(path, ownerOnly);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StateDirectoryException(
                $"Preparing the state directory {path}: {e.Message} " +
                "Make it writable for you, or set MCP_EXPERT_HOME to a directory that is.", e);
        }
    }
}
