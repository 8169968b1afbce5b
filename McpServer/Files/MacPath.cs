using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Mcp.Daemon.Files;

/// <summary>
/// Opening on macOS. <c>proc_pidfdinfo</c> gives mode and path of a descriptor in one call; <c>F_GETPATH</c> would do
/// too, but <c>fcntl</c> is variadic, and on Apple silicon a variadic function cannot be declared here.
/// </summary>
[SupportedOSPlatform("macos")]
internal static partial class MacPath
{
    private const int NonBlocking = 0x4;
    private const int NoTerminal = 0x20000;
    private const int CloseOnExec = 0x1000000;

    public static OpenedPath Open(string path)
    {
        var descriptor = open(path, NonBlocking | NoTerminal | CloseOnExec);
        if (descriptor < 0)
        {
            throw UnixMode.LastError(path);
        }

        var handle = new SafeFileHandle(descriptor, ownsHandle: true);
        try
        {
            return Describe(handle, path);
        }
        catch
        {
            handle.Dispose();
            throw;
        }
    }

    private static unsafe OpenedPath Describe(SafeFileHandle handle, string path)
    {
        // struct vnode_fdinfowithpath of <sys/proc_info.h>: 24 bytes of file info, 152 of vnode info, 1024 of path.
        const int VnodePathInfo = 2;
        const int Size = 1200;
        const int ModeOffset = 28;
        const int PathOffset = 176;
        Span<byte> facts = stackalloc byte[Size];
        fixed (byte* start = facts)
        {
            var written = proc_pidfdinfo(
                Environment.ProcessId, (int)handle.DangerousGetHandle(), VnodePathInfo, start, Size);
            if (written < Size)
            {
                // Sockets and pipes have no vnode.
                return new OpenedPath(handle, path, PathKind.Device);
            }

            var name = facts[PathOffset..];
            var end = name.IndexOf((byte)0);
            var real = Encoding.UTF8.GetString(name[..(end < 0 ? name.Length : end)]);
            return new OpenedPath(handle, real, UnixMode.Kind(*(ushort*)(start + ModeOffset)));
        }
    }

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int open(string path, int flags);

    [LibraryImport("libproc", SetLastError = true)]
    private static unsafe partial int proc_pidfdinfo(int process, int descriptor, int flavor, byte* buffer, int size);
}
