namespace Mcp.Daemon.Git;

/// <summary>
/// What is left of the limits of one call while its repositories are read one after the other: files, and bytes of
/// each side, so that many repositories take no more memory than one.
/// </summary>
internal sealed class ChangeBudget(ChangeLimits limits)
{
    private int _files = limits.MaxFiles;
    private long _blobBytes = limits.MaxTotalBytes;
    private long _workTreeBytes = limits.MaxTotalBytes;

    public ChangeLimits Limits => limits;

    /// <summary>Of so many changed files, how many are looked into; they are used up with the question.</summary>
    public int TakeFiles(int wanted)
    {
        var given = Math.Min(wanted, _files);
        _files -= given;
        return given;
    }

    /// <summary>Whether a content of the object database may be loaded.</summary>
    public bool TryTakeBlob(long bytes) => TryTake(bytes, ref _blobBytes);

    /// <summary>Whether a content of the work tree may be kept.</summary>
    public bool TryTakeWorkTree(long bytes) => TryTake(bytes, ref _workTreeBytes);

    private static bool TryTake(long bytes, ref long left)
    {
        if (bytes > left)
        {
            return false;
        }

        left -= bytes;
        return true;
    }
}
