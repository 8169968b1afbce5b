namespace Mcp.Shim.Connecting;

/// <summary>Where the daemon's executable lies.</summary>
internal static class DaemonLocation
{
    private static string Executable => OperatingSystem.IsWindows() ? "mcp-server.exe" : "mcp-server";

    /// <summary><c>MCP_EXPERT_DAEMON</c>, else <c>daemon/</c> beside the shim, else the build output next door.</summary>
    /// <exception cref="ConnectFailedException">It lies in none of these.</exception>
    public static string Find()
    {
        if (Environment.GetEnvironmentVariable("MCP_EXPERT_DAEMON") is { Length: > 0 } chosen)
        {
            // The daemon knows itself by its real path, and both must name the same build.
            return File.Exists(chosen)
                ? File.ResolveLinkTarget(chosen, returnFinalTarget: true)?.FullName ?? Path.GetFullPath(chosen)
                : throw ConnectFailedException.Refused($"Looking for the daemon: MCP_EXPERT_DAEMON names {chosen}, which does not exist.");
        }

        var here = AppContext.BaseDirectory;
        var build = Path.GetFileName(Path.TrimEndingDirectorySeparator(here));
        string[] places =
        [
            Path.Combine(here, "daemon", Executable),
            Path.GetFullPath(Path.Combine(here, "..", "..", "McpServer", build, Executable)),
        ];
        return Array.Find(places, File.Exists) ?? throw ConnectFailedException.Refused(
            $"Looking for the daemon: it is neither at {string.Join(" nor at ", places)}. Publish it beside the shim, or set MCP_EXPERT_DAEMON.");
    }
}
