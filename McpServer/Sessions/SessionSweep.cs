using Mcp.Daemon.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Mcp.Daemon.Sessions;

/// <summary>Closes idle sessions, every cleanup interval.</summary>
internal sealed partial class SessionSweep(
    SessionTable sessions, DaemonSettings settings, TimeProvider time, ILogger<SessionSweep> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(settings.Sessions.SweepInterval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                var swept = sessions.Sweep(settings.Sessions.IdleTimeout);
                if (swept > 0)
                {
                    LogSwept(swept);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The daemon stops.
        }
    }

    [LoggerMessage(EventId = 20, EventName = "session_sweep", Level = LogLevel.Information, Message = "Closed {count} idle sessions.")]
    private partial void LogSwept(int count);
}
