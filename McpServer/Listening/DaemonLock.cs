using System.Text;
using Mcp.Contract;

namespace Mcp.Daemon.Listening;

/// <summary>
/// Held for the daemon's whole life: of all processes that want one pipe name, one gets it. The operating system
/// releases it however the process ends, so no pid is ever guessed at; the pid inside is for people and
/// <c>stop --force</c>.
/// </summary>
internal sealed class DaemonLock : IDisposable
{
    private readonly FileStream _file;

    private DaemonLock(FileStream file) => _file = file;

    /// <summary>Null when another process holds it.</summary>
    /// <exception cref="UnauthorizedAccessException">The file cannot be made or opened.</exception>
    public static DaemonLock? TryTake(string path)
    {
        FileStream file;
        try
        {
            var options = new FileStreamOptions
            {
                Mode = FileMode.OpenOrCreate,
                Access = FileAccess.ReadWrite,
                // Windows lets a file be read only if its holder does; on Unix anything but None is no exclusive lock.
                Share = OperatingSystem.IsWindows() ? FileShare.Read : FileShare.None,
            };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            file = new FileStream(path, options);
        }
        catch (IOException e) when (e is not (FileNotFoundException or DirectoryNotFoundException) && !LockFault.CannotBeMade(e))
        {
            return null;
        }

        file.SetLength(0);
        file.Write(Encoding.ASCII.GetBytes(Environment.ProcessId.ToString()));
        file.Flush();
        return new DaemonLock(file);
    }

    public void Dispose() => _file.Dispose();
}
