using System.Runtime.Versioning;
using Mcp.Contract;

namespace Mcp.Daemon.Starting;

/// <summary>
/// Whoever started this process. A shim gave it a pipe as stdout and error, waits there for one line, and must not
/// be held open afterwards; a person at a terminal gets a sentence.
/// </summary>
internal sealed class Launcher(bool launched)
{
    public void Tell(StartOutcome outcome, string build, string? fault)
    {
        if (!launched)
        {
            Console.Error.WriteLine(fault ?? $"mcp-server is listening (build {build}, pid {Environment.ProcessId}).");
            return;
        }

        var report = new StartReport { Outcome = outcome, Pid = Environment.ProcessId, Build = build, Fault = fault };
        try
        {
            using var stdout = Console.OpenStandardOutput();
            stdout.Write(ContractJson.Line(report, ContractJson.Default.StartReport));
            stdout.Flush();
        }
        catch (IOException)
        {
            // The shim died while we started; others will come.
        }

        if (!OperatingSystem.IsWindows())
        {
            Detach();
        }
    }

    [UnsupportedOSPlatform("windows")]
    private static void Detach()
    {
        using var nothing = File.OpenHandle("/dev/null", FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        var descriptor = (int)nothing.DangerousGetHandle();
        foreach (var standard in (int[])[0, 1, 2])
        {
            _ = Posix.Duplicate(descriptor, standard);
        }
    }
}
