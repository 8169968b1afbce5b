using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using Mcp.Daemon.Answers;
using Mcp.Contract;

namespace Mcp.Daemon.Git;

/// <summary>
/// The user's git, run without a shell, in a hardened environment, with bounded output; cancelling kills it and
/// everything it started.
/// </summary>
/// <param name="executable">Absolute path, or null when there is none on this machine.</param>
internal sealed class GitProgram(string? executable)
{
    /// <summary>What git says of a fault is a few lines; the rest is read and dropped, so that it does not wait for a reader.</summary>
    private const int MaxErrorBytes = 4_000;

    /// <summary>The first git on the search path. Relative entries are skipped: they would mean the repository itself.</summary>
    public static GitProgram Find(string? searchPath)
    {
        var name = OperatingSystem.IsWindows() ? "git.exe" : "git";
        var candidates = (searchPath ?? "").Split(Path.PathSeparator)
            .Where(Path.IsPathFullyQualified)
            .Select(directory => Path.Combine(directory, name));
        return new GitProgram(candidates.FirstOrDefault(File.Exists));
    }

    /// <exception cref="ToolFailureException">There is no git, or it cannot be started.</exception>
    public async Task<GitOutput> RunAsync(GitRequest request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var process = Start(request);

        // The kill ends the reads below; the waits end by themselves if something that escaped it holds a pipe open.
        using var kill = cancellationToken.Register(() => Kill(process));
        var input = FeedAsync(process, request.Input);
        var error = ReadAsync(process.StandardError.BaseStream, MaxErrorBytes, keepDraining: true);
        var (bytes, truncated) = await ReadAsync(
            process.StandardOutput.BaseStream, request.MaxOutputBytes, keepDraining: false).WaitAsync(cancellationToken);
        if (truncated)
        {
            Kill(process);
        }

        await input.WaitAsync(cancellationToken);
        var (complaint, _) = await error.WaitAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        return new GitOutput(process.ExitCode, bytes, Encoding.UTF8.GetString(complaint).Trim(), truncated);
    }

    private Process Start(GitRequest request)
    {
        if (executable is null)
        {
            throw new ToolFailureException(
                ErrorCode.NotConfigured, "Looked for git on the PATH of the daemon and found none. Install git, or start " +
                "the editor where git is on the PATH, and restart the daemon.");
        }

        var start = new ProcessStartInfo(executable, request.Arguments)
        {
            WorkingDirectory = request.Directory,
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        GitEnvironment.Harden(start.Environment, request.Settings);
        if (request.TakesNames)
        {
            start.Environment.Remove(GitEnvironment.LiteralPaths);
        }

        try
        {
            return Process.Start(start)!;
        }
        catch (Exception e) when (e is Win32Exception or IOException)
        {
            throw new ToolFailureException(ErrorCode.NotConfigured, $"Starting {executable} failed: {e.Message}");
        }
    }

    private static async Task FeedAsync(Process process, ReadOnlyMemory<byte> input)
    {
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It stopped reading; its exit code says why.
        }
    }

    private static async Task<(byte[] Bytes, bool Truncated)> ReadAsync(
        Stream stream, long limit, bool keepDraining)
    {
        using var kept = new MemoryStream();
        var buffer = new byte[65_536];
        var truncated = false;
        while (await stream.ReadAsync(buffer) is var read and > 0)
        {
            var room = (int)Math.Min(read, limit - kept.Length);
            kept.Write(buffer, 0, room);
            truncated |= room < read;
            if (truncated && !keepDraining)
            {
                break;
            }
        }

        return (kept.ToArray(), truncated);
    }

    private static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception)
        {
            // It had ended by itself.
        }
    }
}
