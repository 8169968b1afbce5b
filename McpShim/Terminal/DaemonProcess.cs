using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using Mcp.Contract;

namespace Mcp.Shim.Terminal;

/// <summary>The daemon as a process of the system, for when it does not react to words.</summary>
internal static class DaemonProcess
{
    // The one signal that a stopped process obeys, too.
    private const int Kill9 = 9;

    /// <summary>False when the system does not allow it. One that has just ended counts as ended.</summary>
    public static bool Kill(int pid)
    {
        if (!OperatingSystem.IsWindows())
        {
            return Posix.Signal(pid, Kill9) == 0 || Marshal.GetLastPInvokeError() is Posix.NoSuchProcess;
        }

        try
        {
            using var process = Process.GetProcessById(pid);
            process.Kill();
            return true;
        }
        catch (ArgumentException)
        {
            return true; // no such process
        }
        catch (Exception e) when (e is Win32Exception or InvalidOperationException)
        {
            return false;
        }
    }
}
