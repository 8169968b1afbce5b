using System.Reflection;
using Mcp.Contract;
using Mcp.Daemon.Configuration;
using Mcp.Daemon.Listening;
using Mcp.Daemon.Logging;
using Mcp.Daemon.Sessions;
using Mcp.Daemon.Tools;
using Microsoft.Extensions.Hosting;

namespace Mcp.Daemon.Starting;

/// <summary>
/// The life of the daemon process: state directory, settings, lock, pipe; then until it is told to stop; the lock
/// is released last. Every way not to start is reported to whoever started it.
/// </summary>
internal static class DaemonProgram
{
    /// <param name="moreTools">Tools besides the product's own: none in the product, fixtures in tests.</param>
    /// <returns>0 after a life, 1 after a fault, 3 when another daemon holds the name.</returns>
    public static async Task<int> RunAsync(DaemonArguments arguments, TimeProvider time, IReadOnlyList<ITool> moreTools)
    {
        if (!OperatingSystem.IsWindows())
        {
            Posix.KeepFilesPrivate();
        }

        var launcher = new Launcher(arguments.Launched);
        var build = BuildIdentity.Of(Environment.ProcessPath!);
        try
        {
            var state = StateDirectory.Locate();
            state.Prepare();
            var endpoint = Endpoint.For(state, build);
            endpoint.PreparePipeDirectory();

            using var held = DaemonLock.TryTake(endpoint.LockPath);
            if (held is null)
            {
                launcher.Tell(StartOutcome.Occupied, build, $"Another daemon holds {endpoint.LockPath}.");
                return 3;
            }

            await LiveAsync(arguments, endpoint, state, launcher, time, moreTools);
            return 0;
        }
        catch (Exception e) when (e is ConfigFaultsException or StateDirectoryException)
        {
            launcher.Tell(StartOutcome.Fault, build, e.Message);
            return 1;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            launcher.Tell(StartOutcome.Fault, build, $"Starting the daemon: {e.Message}");
            return 1;
        }
    }

    private static async Task LiveAsync(
        DaemonArguments arguments, Endpoint endpoint, StateDirectory state, Launcher launcher, TimeProvider time, IReadOnlyList<ITool> moreTools)
    {
        var reader = SettingsReader.Read(arguments.Sources());
        var settings = reader.ForDaemon();
        var startedAt = time.GetUtcNow();
        var logPath = LogFiles.PathFor(state.Logs, Environment.ProcessId, startedAt);
        using var logs = LogFiles.Open(logPath, settings.Log);
        var identity = new DaemonIdentity(ProductVersion(), endpoint.Build, Environment.ProcessId, startedAt, state.Path, logPath);
        using (var host = Composition.Build(endpoint, reader, identity, logs, time, moreTools))
        {
            // The pool adds threads to its minimum (two on two cores) only one in half a second: a few tools that block
            // theirs would hold up everybody's pings and heartbeats that long.
            ThreadPool.SetMinThreads(16, 4);
            await host.StartAsync();
            using var signals = new StopSignals(host.Services);
            launcher.Tell(StartOutcome.Ready, endpoint.Build, null);
            await host.WaitForShutdownAsync();
        }

        logs.Shutdown(); // last: what is still written when its parts end may fail, and then the log is all that says so
    }

    private static string ProductVersion() =>
        typeof(DaemonProgram).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";
}
