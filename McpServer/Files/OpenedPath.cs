using Microsoft.Win32.SafeHandles;

namespace Mcp.Daemon.Files;

/// <summary>
/// A path that is already open: the handle, and what the system says of that handle. Whatever happens to the name
/// afterwards, a swapped link or a renamed directory, these facts and the bytes read belong together.
/// </summary>
internal sealed record OpenedPath(SafeFileHandle Handle, string RealPath, PathKind Kind) : IDisposable
{
    /// <summary>Opens without following into a device: what is behind the name is known before it is read.</summary>
    /// <exception cref="IOException">Nothing can be opened there.</exception>
    public static OpenedPath At(string path)
    {
        if (path.Contains('\0'))
        {
            throw new FileNotFoundException("A path contains no NUL.", path);
        }

        return OperatingSystem.IsLinux() ? LinuxPath.Open(path)
            : OperatingSystem.IsMacOS() ? MacPath.Open(path)
            : OperatingSystem.IsWindows() ? WindowsPath.Open(path)
            : throw new PlatformNotSupportedException();
    }

    /// <summary>The real path of something that exists, or null.</summary>
    public static string? TryResolve(string path)
    {
        try
        {
            using var opened = At(path);
            return opened.RealPath;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The same file, open for reading; it belongs to the caller and outlives this.</summary>
    public SafeFileHandle OpenForReading()
    {
        if (OperatingSystem.IsLinux())
        {
            return LinuxPath.Reopen(Handle);
        }

        // Elsewhere the handle can already be read; it only changes hands.
        var readable = new SafeFileHandle(Handle.DangerousGetHandle(), ownsHandle: true);
        Handle.SetHandleAsInvalid();
        return readable;
    }

    public void Dispose() => Handle.Dispose();
}

/// <summary>What a handle leads to.</summary>
internal enum PathKind
{
    File,
    Directory,

    /// <summary>Everything that is read by waiting: devices, FIFOs, sockets.</summary>
    Device,
}
