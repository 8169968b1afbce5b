using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace Mcp.Daemon.Files;

/// <summary>Opening on Windows: the final path of a handle, after junctions, links and short names.</summary>
[SupportedOSPlatform("windows")]
internal static partial class WindowsPath
{
    private const uint GenericRead = 0x80000000;
    private const uint ShareEverything = 0x7;
    private const uint OpenExisting = 3;
    private const uint BackupSemantics = 0x02000000; // without it a directory cannot be opened
    private const uint DiskFile = 1;

    public static OpenedPath Open(string path)
    {
        // An alternate data stream hides behind the second colon of C:\file:stream.
        if (path.LastIndexOf(':') > 1)
        {
            throw new FileNotFoundException("Alternate data streams and device names are not read.", path);
        }

        var handle = CreateFileW(path, GenericRead, ShareEverything, 0, OpenExisting, BackupSemantics, 0);
        if (handle.IsInvalid)
        {
            const int AccessDenied = 5;
            throw Marshal.GetLastPInvokeError() is AccessDenied
                ? new UnauthorizedAccessException($"Access to {path} is denied.")
                : new FileNotFoundException("It does not exist or cannot be opened.", path);
        }

        if (GetFileType(handle) != DiskFile)
        {
            return new OpenedPath(handle, path, PathKind.Device);
        }

        var real = FinalPath(handle);
        var isDirectory = File.GetAttributes(handle).HasFlag(FileAttributes.Directory);
        return new OpenedPath(handle, real, isDirectory ? PathKind.Directory : PathKind.File);
    }

    private static unsafe string FinalPath(SafeFileHandle handle)
    {
        const int Longest = 32_768;
        var buffer = new char[Longest];
        fixed (char* start = buffer)
        {
            var length = GetFinalPathNameByHandleW(handle, start, Longest, 0);
            if (length is 0 or >= Longest)
            {
                throw new IOException("The final path of an open file is not known.");
            }

            var path = new string(buffer, 0, (int)length);
            return path.StartsWith(@"\\?\UNC\", StringComparison.Ordinal) ? @"\\" + path[8..]
                : path.StartsWith(@"\\?\", StringComparison.Ordinal) ? path[4..]
                : path;
        }
    }

    [LibraryImport("kernel32", SetLastError = true, StringMarshalling = StringMarshalling.Utf16)]
    private static partial SafeFileHandle CreateFileW(
        string name, uint access, uint share, nint security, uint creation, uint flags, nint template);

    [LibraryImport("kernel32", SetLastError = true)]
    private static unsafe partial uint GetFinalPathNameByHandleW(SafeFileHandle file, char* path, uint length, uint flags);

    [LibraryImport("kernel32")]
    private static partial uint GetFileType(SafeFileHandle file);
}
