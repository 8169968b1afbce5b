using System.Runtime.InteropServices;

namespace Mcp.Tests.Support;

/// <summary>FIFOs: a thing that hangs whoever reads it, and a signal between a test and a shell script.</summary>
internal static partial class UnixFifo
{
    public static string Make(string path)
    {
        const int OwnerOnly = 0x180;
        return mkfifo(path, OwnerOnly) == 0 ? path : throw new IOException(Marshal.GetLastPInvokeErrorMessage());
    }

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int mkfifo(string path, int mode);
}
