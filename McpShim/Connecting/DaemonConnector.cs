using System.Text.Json;
using Mcp.Contract;

namespace Mcp.Shim.Connecting;

/// <summary>
/// Finds the daemon of this user, state directory and build, or starts it; of many shims that come at once, one
/// starts it and all meet it. Tells apart who is absent, silent, foreign or busy, and never starts a second daemon
/// beside a silent one.
/// </summary>
internal sealed class DaemonConnector(ShimLog log, ManualResetEventSlim ending)
{
    // A living daemon answers Hello in under a millisecond; five seconds cover a machine that is swapping.
    private static readonly TimeSpan WelcomeWithin = TimeSpan.FromSeconds(5);

    // A native daemon is ready in 30 ms, a managed one in half a second; on a loaded machine at start-up both may
    // take many times that, and giving up early only makes the load worse.
    private static readonly TimeSpan StartWithin = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    // The peer that last ended a connection before it said Welcome.
    private int? _hungUp;

    /// <summary>The endpoint that the last attempt was about; null before the first.</summary>
    public Endpoint? Endpoint { get; private set; }

    /// <summary>Connects, starting a daemon if there is none.</summary>
    /// <exception cref="ConnectFailedException">There is none to be had.</exception>
    public ConnectedDaemon Connect(Func<string, Hello> helloFor)
    {
        var daemon = DaemonLocation.Find();
        var hello = Locate(daemon, helloFor);
        if (TryMeet(hello) is { } met)
        {
            return met;
        }

        var deadline = Environment.TickCount64 + (long)StartWithin.TotalMilliseconds;
        using var launching = TakeLaunchLock(deadline, hello, out met);
        return met ?? StartAndMeet(daemon, helloFor, deadline);
    }

    /// <summary>Connects to a daemon that runs; null when none does.</summary>
    public ConnectedDaemon? ConnectRunning(Func<string, Hello> helloFor) =>
        TryMeet(Locate(DaemonLocation.Find(), helloFor));

    private Hello Locate(string daemon, Func<string, Hello> helloFor)
    {
        try
        {
            var state = StateDirectory.Locate();
            state.Prepare();
            Endpoint = Endpoint.For(state, BuildIdentity.Of(daemon));
            Endpoint.PreparePipeDirectory();
            return helloFor(Endpoint.Build);
        }
        catch (StateDirectoryException e)
        {
            throw ConnectFailedException.Refused(e.Message);
        }
    }

    private ConnectedDaemon StartAndMeet(string daemon, Func<string, Hello> helloFor, long deadline)
    {
        var occupied = false;
        while (Environment.TickCount64 < deadline && !ending.IsSet)
        {
            // The build may have been replaced since; the daemon that starts now is of the new one.
            var hello = Locate(daemon, helloFor);
            if (TryMeet(hello) is { } met)
            {
                return met;
            }

            log.Step("daemon_start", $"starting {daemon}");
            var report = DaemonLauncher.Start(daemon, TimeSpan.FromMilliseconds(Math.Max(1, deadline - Environment.TickCount64)));
            log.Step("daemon_reported", $"{report.Outcome} by pid {report.Pid} {report.Fault}");
            if (report.Outcome is StartOutcome.Fault)
            {
                throw ConnectFailedException.Refused($"The daemon did not start. {report.Fault}");
            }

            if (report.Build != Endpoint!.Build && report.Build != BuildIdentity.Of(daemon))
            {
                throw ConnectFailedException.Refused(
                    $"Starting {daemon}: it says it is build {report.Build}, but its file is build {Endpoint.Build}. Publish shim and daemon together.");
            }

            occupied = report.Outcome is StartOutcome.Occupied;
            if (occupied && MeetHolder(hello, deadline) is { } holder)
            {
                return holder;
            }
        }

        throw ConnectFailedException.Silent(
            occupied
                ? $"Another daemon holds {Endpoint!.LockPath} but does not listen. {ForceHint}"
                : $"The daemon at {daemon} started but could not be reached within {StartWithin.TotalSeconds:0} s.",
            LockOwner.Of(Endpoint!.LockPath));
    }

    /// <summary>
    /// Waits for whoever holds the lock: one that is just starting answers soon, one that is just ending lets go. While
    /// it is held, a further daemon could only be turned away as the first was. Null when it was let go, or time is up.
    /// </summary>
    private ConnectedDaemon? MeetHolder(Hello hello, long deadline)
    {
        var since = Environment.TickCount64;
        while (true)
        {
            _hungUp = null;
            if (TryMeet(hello) is { } met)
            {
                return met;
            }

            if (_hungUp is { } pid && Environment.TickCount64 - since >= (long)WelcomeWithin.TotalMilliseconds)
            {
                throw ConnectFailedException.Refused(
                    $"The daemon (pid {pid}) takes every connection and ends it without a word; its log in {StateDirectory.Locate().Logs} says why. {ForceHint}", pid);
            }

            if (ending.Wait(Pause * 10) || Environment.TickCount64 >= deadline || !LockOwner.IsHeld(Endpoint!.LockPath))
            {
                return null;
            }
        }
    }

    /// <summary>Null when nobody listens, or whoever does is just leaving.</summary>
    private ConnectedDaemon? TryMeet(Hello hello)
    {
        PipeConnection? pipe;
        try
        {
            pipe = PipeConnection.TryOpen(Endpoint!.PipeName);
        }
        catch (ForeignOwnerException e)
        {
            throw ConnectFailedException.Refused($"{e.Message} No daemon is started beside it. Set MCP_EXPERT_HOME to a directory of your own.");
        }

        if (pipe is null)
        {
            return null;
        }

        log.Step("pipe_open", $"pid {pipe.PeerPid} listens on {Endpoint.PipeName}");
        try
        {
            var lines = new LineBuffer(LineBuffer.DefaultMaxLine);
            pipe.Write(hello.ToLine());
            var welcome = ReadWelcome(pipe, lines);
            log.Step("welcome", $"session {welcome.Session} {welcome.Refused}");
            if (welcome.Refused is null)
            {
                return new ConnectedDaemon(pipe, welcome, lines);
            }

            if (welcome.Refused is not RefusalCode.ShuttingDown)
            {
                throw RefusedBy(welcome);
            }
        }
        catch (TimeoutException)
        {
            pipe.Dispose();
            throw ConnectFailedException.Silent(
                $"The process that listens for this user (pid {pipe.PeerPid?.ToString() ?? "unknown"}) accepted the connection but said nothing within {WelcomeWithin.TotalSeconds:0} s. {ForceHint}",
                pipe.PeerPid);
        }
        catch (IOException)
        {
            _hungUp = pipe.PeerPid ?? 0; // it ended between accept and Welcome, or turned us away without a word
        }
        catch
        {
            pipe.Dispose();
            throw;
        }

        pipe.Dispose();
        return null;
    }

    private const string ForceHint =
        "No second daemon is started beside it. If it does not recover, run `mcp-shim stop --force`.";

    private static Welcome ReadWelcome(PipeConnection pipe, LineBuffer lines)
    {
        var deadline = Environment.TickCount64 + (long)WelcomeWithin.TotalMilliseconds;
        while (true)
        {
            if (lines.TryTake(out var line, out _))
            {
                return ParseWelcome(line.Span, pipe.PeerPid);
            }

            var left = deadline - Environment.TickCount64;
            var count = left > 0 ? pipe.Read(lines.Room().Span, TimeSpan.FromMilliseconds(left)) : throw new TimeoutException();
            if (count == 0)
            {
                throw new IOException("The daemon closed the pipe before it said Welcome.");
            }

            lines.Added(count);
        }
    }

    private static Welcome ParseWelcome(ReadOnlySpan<byte> line, int? pid)
    {
        try
        {
            return Welcome.Parse(line);
        }
        catch (JsonException)
        {
            throw ConnectFailedException.Refused(
                $"The process that listens for this user (pid {pid?.ToString() ?? "unknown"}) does not speak as our daemon does. End it, or set MCP_EXPERT_HOME to another directory.",
                pid);
        }
    }

    private static ConnectFailedException RefusedBy(Welcome welcome) => new(new RpcError(
        welcome.Refused is RefusalCode.SessionLimit ? ErrorCode.SessionLimit : ErrorCode.DaemonRefused,
        $"The daemon refused this session ({welcome.Refused}). {welcome.Reason}")
    {
        DaemonPid = welcome.Pid,
        LogPath = welcome.LogPath,
    });

    /// <summary>Waits for its turn to start a daemon; another shim may meanwhile have started it.</summary>
    private LaunchLock TakeLaunchLock(long deadline, Hello hello, out ConnectedDaemon? met)
    {
        while (true)
        {
            if (LaunchLock.TryTake(Endpoint!.LaunchPath) is { } taken)
            {
                met = null;
                return taken;
            }

            if ((met = TryMeet(hello)) is not null)
            {
                return LaunchLock.None;
            }

            if (Environment.TickCount64 >= deadline || ending.IsSet)
            {
                throw ConnectFailedException.Silent(
                    $"Another shim has been starting the daemon for {StartWithin.TotalSeconds:0} s without success.", null);
            }

            ending.Wait(Pause);
        }
    }
}
