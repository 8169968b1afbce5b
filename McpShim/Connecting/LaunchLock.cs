using Mcp.Contract;

namespace Mcp.Shim.Connecting;

/// <summary>Held by the one shim that is starting a daemon; released by the system however that shim ends.</summary>
internal sealed class LaunchLock : IDisposable
{
    private readonly FileStream? _file;

    private LaunchLock(FileStream? file) => _file = file;

    /// <summary>Stands for not needing one any more.</summary>
    public static LaunchLock None { get; } = new(null);

    /// <summary>Null when another shim holds it.</summary>
    /// <exception cref="ConnectFailedException">It cannot be made.</exception>
    public static LaunchLock? TryTake(string path)
    {
        try
        {
            return new LaunchLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (UnauthorizedAccessException e)
        {
            throw ConnectFailedException.Refused($"Preparing to start the daemon: {e.Message} Set MCP_EXPERT_HOME to a directory that is writable.");
        }
        catch (IOException e) when (LockFault.CannotBeMade(e))
        {
            throw ConnectFailedException.Refused($"Preparing to start the daemon: {e.Message} Set MCP_EXPERT_HOME to a directory that is writable.");
        }
        catch (IOException)
        {
            return null;
        }
    }

    public void Dispose() => _file?.Dispose();
}
