using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace Mcp.Daemon.Files;

/// <summary>
/// Opening on Linux: first with <c>O_PATH</c>, which touches neither devices nor FIFOs, then through
/// <c>/proc/self/fd</c>, which leads to the inode already held whatever became of its name.
/// </summary>
[SupportedOSPlatform("linux")]
internal static partial class LinuxPath
{
    private const int NonBlocking = 0x800;
    private const int NoTerminal = 0x100;
    private const int CloseOnExec = 0x80000;
    private const int PathOnly = 0x200000;

    public static OpenedPath Open(string path)
    {
        var handle = Open(path, path, PathOnly | CloseOnExec);
        try
        {
            return new OpenedPath(handle, new FileInfo(Link(handle)).LinkTarget ?? "", UnixMode.Kind(Mode(handle, path)));
        }
        catch
        {
            handle.Dispose();
            throw;
        }
    }

    public static SafeFileHandle Reopen(SafeFileHandle handle) =>
        Open(Link(handle), "the file", NonBlocking | NoTerminal | CloseOnExec);

    private static SafeFileHandle Open(string path, string name, int flags)
    {
        var descriptor = open(path, flags);
        return descriptor >= 0 ? new SafeFileHandle(descriptor, ownsHandle: true) : throw UnixMode.LastError(name);
    }

    private static string Link(SafeFileHandle handle) => $"/proc/self/fd/{handle.DangerousGetHandle()}";

    private static unsafe int Mode(SafeFileHandle handle, string path)
    {
        // statx, because its structure is the same on every architecture; stx_mode is the 16 bits at offset 28.
        const int EmptyPath = 0x1000;
        const uint TypeAndMode = 0x3;
        const int ModeOffset = 28;
        Span<byte> facts = stackalloc byte[256];
        fixed (byte* start = facts)
        {
            return statx((int)handle.DangerousGetHandle(), "", EmptyPath, TypeAndMode, start) == 0
                ? *(ushort*)(start + ModeOffset)
                : throw UnixMode.LastError(path);
        }
    }

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int open(string path, int flags);

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static unsafe partial int statx(int directory, string path, int flags, uint mask, byte* facts);
}
