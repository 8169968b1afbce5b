using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace Mcp.Contract;

/// <summary>The few calls of libc that .NET does not offer.</summary>
[UnsupportedOSPlatform("windows")]
internal static partial class Posix
{
    private const int AtFdCwd = -100;
    private const int AtSymlinkNoFollow = 0x100;

    // F_SETFD and FD_CLOEXEC have the same values on every Unix.
    private const int SetDescriptorFlags = 2;
    private const int CloseOnExecFlag = 1;

    // O_RDONLY, likewise.
    private const int ReadOnly = 0;

    // struct statx has one layout on every Linux: stx_uid at byte 20 of 256.
    private const int StatxUid = 20;

    // struct stat of 64-bit macOS: st_uid at byte 16 of 144.
    private const int DarwinStatUid = 16;

    [LibraryImport("libc", EntryPoint = "geteuid")]
    public static partial uint EffectiveUser();

    [LibraryImport("libc", EntryPoint = "setsid", SetLastError = true)]
    public static partial int NewSession();

    [LibraryImport("libc", EntryPoint = "dup2", SetLastError = true)]
    public static partial int Duplicate(int from, int to);

    /// <summary>ESRCH: there is no such process.</summary>
    public const int NoSuchProcess = 3;

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    public static partial int Signal(int pid, int signal);

    /// <summary>From now on this process makes files for its user alone: logs and state hold source and answers.</summary>
    public static void KeepFilesPrivate() => _ = SetCreationMask(0b000_111_111);

    [LibraryImport("libc", EntryPoint = "umask")]
    private static partial uint SetCreationMask(uint mask);

    /// <summary>Keeps what this process was given beyond its standard streams from the processes it starts.</summary>
    public static void CloseOnExec()
    {
        foreach (var entry in Directory.EnumerateFileSystemEntries("/dev/fd"))
        {
            if (int.TryParse(Path.GetFileName(entry), out var descriptor) && descriptor > 2)
            {
                _ = Control(descriptor, SetDescriptorFlags, CloseOnExecFlag);
            }
        }
    }

    /// <summary>
    /// The first bytes of a file that another process has locked; .NET itself asks for a lock before it reads.
    /// Empty when it cannot be opened.
    /// </summary>
    public static byte[] ReadLocked(string path, int length)
    {
        using var file = new SafeFileHandle(Open(path, ReadOnly), ownsHandle: true);
        if (file.IsInvalid)
        {
            return [];
        }

        var bytes = new byte[length];
        return bytes[..RandomAccess.Read(file, bytes, 0)];
    }

    /// <summary>Whose a file is, links not followed; null when it cannot be told.</summary>
    public static uint? OwnerOf(string path)
    {
        Span<byte> buffer = stackalloc byte[256];
        if (OperatingSystem.IsLinux())
        {
            return Statx(AtFdCwd, path, AtSymlinkNoFollow, uint.MaxValue >> 20, buffer) == 0
                ? BitConverter.ToUInt32(buffer[StatxUid..])
                : null;
        }

        return OperatingSystem.IsMacOS() && Lstat(path, buffer) == 0 ? BitConverter.ToUInt32(buffer[DarwinStatUid..]) : null;
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    private static partial int Control(int descriptor, int command, int value);

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int Statx(int directory, string path, int flags, uint mask, Span<byte> buffer);

    [LibraryImport("libc", EntryPoint = "lstat", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int Lstat(string path, Span<byte> buffer);
}
