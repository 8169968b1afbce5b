using System.Diagnostics;
using System.Text.Json;
using Mcp.Contract;

namespace Mcp.Shim.Connecting;

/// <summary>
/// Starts a daemon that outlives this shim, its editor, and whatever either of them kills: through a launcher
/// process that makes a session of its own and ends, with nothing inherited but one pipe for the start report.
/// </summary>
internal static class DaemonLauncher
{
    /// <summary>The hidden first argument that makes this executable the launcher.</summary>
    public const string Switch = "--launch-daemon";

    /// <summary>Starts it and waits for what it reports.</summary>
    /// <exception cref="ConnectFailedException">It cannot be started, or said nothing in time.</exception>
    public static StartReport Start(string daemon, TimeSpan within)
    {
        var root = DotnetRoot.For(daemon);
        using var launcher = new Process { StartInfo = LauncherOf(daemon, root) };
        try
        {
            launcher.Start();
        }
        catch (Exception e) when (e is System.ComponentModel.Win32Exception or IOException)
        {
            throw ConnectFailedException.Refused($"Starting {daemon}: {e.Message}");
        }

        launcher.StandardInput.Close();
        return ReadReport(launcher, daemon, within);
    }

    /// <summary>The launcher's own life: leave the editor's process group, start the daemon, end.</summary>
    public static int RunLauncher(string daemon)
    {
        if (!OperatingSystem.IsWindows())
        {
            _ = Posix.NewSession();
            Posix.CloseOnExec();
        }

        try
        {
            var start = new ProcessStartInfo(daemon, "--launched") { UseShellExecute = false, WorkingDirectory = Path.GetPathRoot(daemon) };
            using var process = Process.Start(start);
            return 0;
        }
        catch (Exception e) when (e is System.ComponentModel.Win32Exception or IOException)
        {
            Console.Error.WriteLine(e.Message);
            return 1;
        }
    }

    private static ProcessStartInfo LauncherOf(string daemon, string? dotnetRoot)
    {
        var start = new ProcessStartInfo
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // Windows has no sessions to leave and no exec to inherit through: the daemon is started as it is.
        start.FileName = OperatingSystem.IsWindows() ? daemon : Environment.ProcessPath!;
        string[] arguments = OperatingSystem.IsWindows() ? ["--launched"] : [.. SelfPrefix(), Switch, daemon];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        // What belongs to this session must not become the daemon's, and so every other session's.
        foreach (var name in start.Environment.Keys.Where(SessionVariables.Contains).ToList())
        {
            start.Environment.Remove(name);
        }

        // The daemon starts in another directory: what was relative to ours would be another place there.
        foreach (var name in (string[])["MCP_EXPERT_HOME", "MCP_EXPERT_CONFIG"])
        {
            if (start.Environment.TryGetValue(name, out var path) && !string.IsNullOrWhiteSpace(path))
            {
                start.Environment[name] = Path.GetFullPath(path);
            }
        }

        if (dotnetRoot is not null)
        {
            start.Environment["DOTNET_ROOT"] = dotnetRoot;
        }

        return start;
    }

    // `dotnet mcp-shim.dll` is a process whose executable is dotnet.
    private static string[] SelfPrefix() =>
        Path.GetFileNameWithoutExtension(Environment.ProcessPath) is "dotnet"
            ? [Path.Combine(AppContext.BaseDirectory, "mcp-shim.dll")]
            : [];

    private static StartReport ReadReport(Process launcher, string daemon, TimeSpan within)
    {
        var said = new List<string>();
        StartReport? report = null;
        var reader = new Thread(() => report = ReadLines(launcher.StandardOutput, said)) { IsBackground = true };
        reader.Start();
        var errors = new Thread(() => ReadLines(launcher.StandardError, said)) { IsBackground = true };
        errors.Start();
        if (!reader.Join(within))
        {
            throw ConnectFailedException.Silent($"Starting {daemon}: it has not reported ready within {within.TotalSeconds:0} s.", null);
        }

        if (report is not null)
        {
            return report;
        }

        errors.Join(TimeSpan.FromSeconds(1));
        lock (said)
        {
            throw ConnectFailedException.Refused(
                $"Starting {daemon}: it ended without a report{(said.Count > 0 ? ", saying: " + string.Join(" ", said) : "")}.");
        }
    }

    // The daemon lets go of its end after the report; anything else on it is a runtime saying why it cannot run.
    private static StartReport? ReadLines(StreamReader reader, List<string> said)
    {
        while (reader.ReadLine() is { } line)
        {
            try
            {
                if (JsonSerializer.Deserialize(line, ContractJson.Default.StartReport) is { } report)
                {
                    return report;
                }
            }
            catch (JsonException)
            {
                lock (said)
                {
                    said.Add(line);
                }
            }
        }

        return null;
    }
}
