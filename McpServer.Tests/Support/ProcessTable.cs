using System.Text;

namespace Mcp.Tests.Support;

/// <summary>The processes of this machine, as Linux tells of them in /proc.</summary>
internal static class ProcessTable
{
    /// <summary>Whether any thread of a process runs: until the last is gone its sockets and locks are held.</summary>
    public static bool IsAlive(int pid) => ThreadsOf(pid).Any(thread => StateOf(thread) is not (null or 'Z' or 'X'));

    public static IReadOnlyDictionary<string, string> EnvironmentOf(int pid) => Read($"/proc/{pid}/environ")
        .Split('\0', StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Split('=', 2))
        .Where(pair => pair.Length == 2)
        .DistinctBy(pair => pair[0])
        .ToDictionary(pair => pair[0], pair => pair[1]);

    /// <summary>Every process that lives with this state directory: its daemons, shims, and launchers.</summary>
    public static IReadOnlyList<int> OfHome(string statePath)
    {
        var variable = $"\0MCP_EXPERT_HOME={statePath}\0";
        return [.. Pids().Where(pid => IsAlive(pid) && ("\0" + Read($"/proc/{pid}/environ")).Contains(variable, StringComparison.Ordinal))];
    }

    public static string CommandOf(int pid) => Read($"/proc/{pid}/cmdline").Replace('\0', ' ').Trim();

    /// <summary>The inodes of the sockets that a process holds.</summary>
    public static IReadOnlySet<string> SocketsOf(int pid) => Directory.EnumerateFiles($"/proc/{pid}/fd")
        .Select(file => new FileInfo(file).LinkTarget ?? "")
        .Where(target => target.StartsWith("socket:[", StringComparison.Ordinal))
        .Select(target => target["socket:[".Length..^1])
        .ToHashSet();

    /// <summary>The inodes of all listening TCP sockets.</summary>
    public static IReadOnlySet<string> ListeningTcp() => new[] { "/proc/net/tcp", "/proc/net/tcp6" }
        .Where(File.Exists)
        .SelectMany(file => Read(file).Split('\n').Skip(1))
        .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .Where(columns => columns.Length > 9 && columns[3] == "0A")
        .Select(columns => columns[9])
        .ToHashSet();

    private static IEnumerable<int> Pids() => Directory.EnumerateDirectories("/proc")
        .Select(path => int.TryParse(Path.GetFileName(path), out var pid) ? pid : 0)
        .Where(pid => pid > 0);

    private static string[] ThreadsOf(int pid)
    {
        try
        {
            return Directory.GetDirectories($"/proc/{pid}/task");
        }
        catch (IOException)
        {
            return [];
        }
    }

    private static char? StateOf(string thread) => Stat(thread) is [[var state, ..], ..] ? state : null;

    // The second column is the name in parentheses, which may hold anything; what follows it is plain.
    private static string[]? Stat(string directory) =>
        Read($"{directory}/stat") is { Length: > 0 } stat ? stat[(stat.LastIndexOf(')') + 2)..].Split(' ') : null;

    private static string Read(string path)
    {
        try
        {
            return File.ReadAllText(path, Encoding.UTF8);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return ""; // gone since it was listed
        }
    }
}
