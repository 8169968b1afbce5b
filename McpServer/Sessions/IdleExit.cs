using Mcp.Daemon.Calls;
using Mcp.Daemon.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Mcp.Daemon.Sessions;

/// <summary>Ends the daemon when there has been no session for the idle time, no call runs, and no answer waits to be collected.</summary>
internal sealed partial class IdleExit(
    SessionTable sessions, CallCounters calls, CallTable table, DaemonSettings settings, TimeProvider time,
    IHostApplicationLifetime lifetime, ILogger<IdleExit> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // A tenth of the limit late at most; looking more often would only wake an idle machine.
        using var timer = new PeriodicTimer(settings.IdleExit / 10, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                if (sessions.EmptyFor >= settings.IdleExit && calls.Running == 0 && table.IsEmpty)
                {
                    LogIdle(settings.IdleExit.TotalSeconds);
                    lifetime.StopApplication();
                    return;
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The daemon stops for another reason.
        }
    }

    [LoggerMessage(EventId = 21, EventName = "idle_exit", Level = LogLevel.Information,
        Message = "No session and no call for {seconds} s: the daemon ends.")]
    private partial void LogIdle(double seconds);
}
