using System.Runtime.InteropServices;

namespace Mcp.Daemon.Files;

/// <summary>The file type bits of a Unix mode, and the exceptions that a Unix errno stands for.</summary>
internal static class UnixMode
{
    public static PathKind Kind(int mode) => (mode & 0xF000) switch
    {
        0x8000 => PathKind.File,
        0x4000 => PathKind.Directory,
        _ => PathKind.Device,
    };

    public static Exception LastError(string path)
    {
        const int NotPermitted = 1;
        const int NoEntry = 2;
        const int AccessDenied = 13;
        const int NotADirectory = 20;
        return Marshal.GetLastPInvokeError() switch
        {
            NotPermitted or AccessDenied => new UnauthorizedAccessException($"Access to {path} is denied."),
            NoEntry or NotADirectory => new FileNotFoundException("It does not exist.", path),
            var errno => new IOException(Marshal.GetPInvokeErrorMessage(errno)),
        };
    }
}
