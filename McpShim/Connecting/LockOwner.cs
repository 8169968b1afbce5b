namespace Mcp.Shim.Connecting;

/// <summary>Who holds a daemon's lock: its pid stands in the file, and counts only while the lock is held.</summary>
internal static class LockOwner
{
    /// <summary>Null when nobody holds it.</summary>
    public static int? Of(string lockPath)
    {
        if (!File.Exists(lockPath) || !IsHeld(lockPath))
        {
            return null;
        }

        try
        {
            using var file = new FileStream(lockPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(file);
            return int.TryParse(reader.ReadToEnd(), out var pid) ? pid : null;
        }
        catch (IOException)
        {
            return null; // Windows does not let a locked file be read
        }
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
