using Mcp.Contract;
using Mcp.Shim.Connecting;

namespace Mcp.Shim.Terminal;

/// <summary>
/// <c>mcp-shim stop</c>: ends the daemon of this user, state directory and build; done when its lock is free. Asks
/// it over the pipe, or with <c>--force</c> ends the process that holds the lock, whether it reacts or not: it is
/// always safe to kill the daemon.
/// </summary>
internal sealed class StopCommand(Output output)
{
    // The lock is released by the process's end, of which nobody tells; a probe costs two system calls.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    public bool Force { get; init; }

    public TimeSpan Timeout { get; init; }

    public ShimEnd Run(Interrupt interrupt)
    {
        var door = new DaemonDoor("stop", null, interrupt);
        return Force ? Kill(interrupt) : Ask(door, interrupt);
    }

    private ShimEnd Ask(DaemonDoor door, Interrupt interrupt)
    {
        var deadline = Environment.TickCount64 + (long)Timeout.TotalMilliseconds;
        using var client = door.OpenRunning();
        var lockPath = door.Endpoint!.LockPath;
        if (client is null)
        {
            return LockOwner.IsHeld(lockPath)
                ? Ended(lockPath, LockOwner.Of(lockPath), deadline, interrupt)
                : NotRunning();
        }

        client.Notify(KnownMethod.Stop);
        client.WaitForEnd(Timeout);
        return Ended(lockPath, client.Welcome.Pid, deadline, interrupt);
    }

    private ShimEnd Kill(Interrupt interrupt)
    {
        var state = StateDirectory.Locate();
        var lockPath = Endpoint.For(state, BuildIdentity.Of(DaemonLocation.Find())).LockPath;
        if (!LockOwner.IsHeld(lockPath))
        {
            return NotRunning();
        }

        if (LockOwner.Of(lockPath) is not { } pid)
        {
            output.Note($"Stopping the daemon: {lockPath} is held, but who holds it cannot be read. End the process mcp-server by hand.");
            return ShimEnd.Failed;
        }

        if (!DaemonProcess.Kill(pid))
        {
            output.Note($"Stopping the daemon: pid {pid} holds {lockPath} but cannot be ended. End it by hand.");
            return ShimEnd.Failed;
        }

        return Ended(lockPath, pid, Environment.TickCount64 + (long)Timeout.TotalMilliseconds, interrupt);
    }

    private ShimEnd NotRunning()
    {
        output.Answer("No daemon is running; nothing to stop.");
        return ShimEnd.ClientClosed;
    }

    private ShimEnd Ended(string lockPath, int? pid, long deadline, Interrupt interrupt)
    {
        // An editor with something pending starts the next daemon at once: another owner means that ours has ended.
        while (LockOwner.IsHeld(lockPath) && (LockOwner.Of(lockPath) ?? pid) == pid)
        {
            interrupt.Token.ThrowIfCancellationRequested();
            if (Environment.TickCount64 >= deadline)
            {
                output.Note(
                    $"Stopping the daemon: pid {pid} has not ended within {Timeout.TotalSeconds:0.###} s; it may still be finishing. " +
                    "`mcp-shim stop --force` ends it at once.");
                return ShimEnd.Failed;
            }

            interrupt.Ending.Wait(Pause);
        }

        output.Answer($"Stopped the daemon (pid {pid?.ToString() ?? "unknown"}){(Force ? " by force" : "")}.");
        return ShimEnd.ClientClosed;
    }
}
