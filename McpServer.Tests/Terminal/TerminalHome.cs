using System.Diagnostics;
using Mcp.Shim.Connecting;

namespace Mcp.Tests.Terminal;

/// <summary>A state directory of its own for the built shim, whose daemon ends with it.</summary>
internal sealed class TerminalHome : IDisposable
{
    // Short: a socket's path has little room.
    private readonly DirectoryInfo _directory = Directory.CreateDirectory(
        Path.Combine("/tmp", "mcp-term-" + Guid.NewGuid().ToString("N")[..8]));

    /// <summary>The shim that was built beside these tests.</summary>
    public static string Executable { get; } = Path.GetFullPath(Path.Combine(
        AppContext.BaseDirectory, "..", "..", "McpShim", Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)),
        OperatingSystem.IsWindows() ? "mcp-shim.exe" : "mcp-shim"));

    public string Root => _directory.FullName;

    /// <summary>Another executable to stand for the daemon; null for the built one.</summary>
    public string? Daemon { get; init; }

    public Task<ShimRun> RunAsync(CancellationToken cancellationToken, params string[] words) => RunAsync("", words, cancellationToken);

    public async Task<ShimRun> RunAsync(string input, string[] words, CancellationToken cancellationToken)
    {
        using var process = Start(words);
        await process.StandardInput.WriteAsync(input.AsMemory(), cancellationToken);
        process.StandardInput.Close();
        return await EndOf(process, cancellationToken);
    }

    public Process Start(params string[] words)
    {
        var start = new ProcessStartInfo(Executable, words)
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
            WorkingDirectory = _directory.FullName,
        };
        start.Environment["MCP_EXPERT_HOME"] = _directory.FullName;
        start.Environment.Remove("MCP_EXPERT_DAEMON");
        if (Daemon is not null)
        {
            start.Environment["MCP_EXPERT_DAEMON"] = Daemon;
        }

        return Process.Start(start)!;
    }

    public static async Task<ShimRun> EndOf(Process process, CancellationToken cancellationToken)
    {
        var answer = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var note = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return new ShimRun(process.ExitCode, await answer, await note);
    }

    /// <summary>The pid of the daemon that runs here.</summary>
    public int? DaemonPid() => LockOwner.Of(_directory.GetFiles("*.lock").Single().FullName);

    public void Dispose()
    {
        using (var stop = Start("stop", "--force"))
        {
            stop.WaitForExit();
        }

        _directory.Delete(recursive: true);
    }
}
