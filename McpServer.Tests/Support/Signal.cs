using System.Runtime.InteropServices;

namespace Mcp.Tests.Support;

/// <summary>What one process can do to another, by Linux's numbers.</summary>
internal static partial class Signal
{
    private const int KillNumber = 9;
    private const int TerminateNumber = 15;
    private const int ContinueNumber = 18;
    private const int StopNumber = 19;

    /// <summary>At once and without a word.</summary>
    public static void Kill(int pid) => _ = Send(pid, KillNumber);

    /// <summary>A whole process group, as an editor does that cleans up after itself.</summary>
    public static void KillGroup(int leader) => _ = Send(-leader, KillNumber);

    /// <summary>Asks it to end.</summary>
    public static void Terminate(int pid) => _ = Send(pid, TerminateNumber);

    /// <summary>Holds it where it is: alive, and silent.</summary>
    public static void Stop(int pid) => _ = Send(pid, StopNumber);

    public static void Continue(int pid) => _ = Send(pid, ContinueNumber);

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Send(int pid, int signal);
}
