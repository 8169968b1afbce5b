using System.Text;
using Mcp.Contract;

namespace Mcp.Shim.Connecting;

/// <summary>Who holds a daemon's lock: its pid stands in the file, and counts only while the lock is held.</summary>
internal static class LockOwner
{
    // More digits than any pid has.
    private const int MaxPid = 16;

    /// <summary>Null when nobody holds it.</summary>
    public static int? Of(string lockPath)
    {
        if (!File.Exists(lockPath) || !IsHeld(lockPath))
        {
            return null;
        }

        try
        {
            return int.TryParse(Encoding.ASCII.GetString(Content(lockPath)), out var pid) ? pid : null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static byte[] Content(string lockPath)
    {
        if (!OperatingSystem.IsWindows())
        {
            return Posix.ReadLocked(lockPath, MaxPid);
        }

        using var file = new FileStream(lockPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[MaxPid];
        return bytes[..file.Read(bytes)];
    }

    /// <summary>Whether a lock file is locked: only asked when a daemon is in the way, never on the way to one.</summary>
    public static bool IsHeld(string lockPath)
    {
        try
        {
            using var probe = new FileStream(lockPath, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return false;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }
}
