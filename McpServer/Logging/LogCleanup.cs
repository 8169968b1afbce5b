using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Mcp.Daemon.Logging;

/// <summary>Removes logs nobody will read any more: those of daemons and shims that ended days ago.</summary>
internal sealed partial class LogCleanup(string directory, TimeProvider time, ILogger<LogCleanup> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(6);

    /// <summary>Removes what was last written before the kept days; a living process writes to its own file.</summary>
    public int RemoveOld()
    {
        var oldest = time.GetUtcNow() - TimeSpan.FromDays(LogFiles.KeptDays);
        var removed = 0;
        foreach (var file in Logs().Where(file => file.LastWriteTimeUtc < oldest))
        {
            try
            {
                file.Delete();
                removed++;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                LogNotRemoved(file.Name, e.Message);
            }
        }

        return removed;
    }

    // Somebody may have removed the directory; an exception here would end the daemon.
    private FileInfo[] Logs()
    {
        try
        {
            return new DirectoryInfo(directory).GetFiles("*.jsonl");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            LogNotRemoved(directory, e.Message);
            return [];
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            do
            {
                var removed = RemoveOld();
                if (removed > 0)
                {
                    LogRemoved(removed);
                }
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The daemon stops.
        }
    }

    [LoggerMessage(EventId = 40, EventName = "logs_removed", Level = LogLevel.Information, Message = "Removed {count} old log files.")]
    private partial void LogRemoved(int count);

    [LoggerMessage(EventId = 41, EventName = "log_not_removed", Level = LogLevel.Warning, Message = "Could not remove {file}: {reason}")]
    private partial void LogNotRemoved(string file, string reason);
}
