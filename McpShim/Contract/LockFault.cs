namespace Mcp.Contract;

/// <summary>Why a lock file could not be taken.</summary>
internal static class LockFault
{
    // ENFILE, EMFILE, ENOSPC and EROFS, alike on Linux and macOS.
    private const int TooManyFilesOfAll = 23;
    private const int TooManyFiles = 24;
    private const int NoSpace = 28;
    private const int ReadOnly = 30;

    /// <summary>Whether it cannot be made here at all, rather than being held by somebody else.</summary>
    public static bool CannotBeMade(IOException e) =>
        (e.HResult & 0xFFFF) is TooManyFilesOfAll or TooManyFiles or NoSpace or ReadOnly;
}
