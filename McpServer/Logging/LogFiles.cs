using Mcp.Daemon.Configuration;
using NLog;
using NLog.Config;
using NLog.Layouts;
using NLog.Targets;
using NLog.Targets.Wrappers;

namespace Mcp.Daemon.Logging;

/// <summary>
/// The daemon's log: JSON lines in a file of its own (two processes on one file lose lines), rolled by size and day.
/// </summary>
/// <remarks>Configured here, not in an XML file: NLog finds XML types by name, which a trimmed native build breaks.</remarks>
internal static class LogFiles
{
    // A day of busy use stays in one file; ten of them are what somebody would still read.
    private const long RollAbove = 10 << 20;
    private const int RolledFiles = 10;

    /// <summary>Days that any log is kept, of this or of earlier processes.</summary>
    public const int KeptDays = 7;

    /// <summary><c>daemon-PID-TIME.jsonl</c>: a pid comes round again, its start time does not.</summary>
    public static string PathFor(string directory, int pid, DateTimeOffset startedAt) =>
        Path.Combine(directory, $"daemon-{pid}-{startedAt:yyyyMMdd'T'HHmmss}.jsonl");

    public static LogFactory Open(string path, LogSettings settings)
    {
        var file = new FileTarget("file")
        {
            FileName = path,
            Layout = Line(),
            ArchiveAboveSize = RollAbove,
            ArchiveEvery = FileArchivePeriod.Day,
            ArchiveSuffixFormat = "_{1:yyyyMMdd}_{0:00}",
            MaxArchiveFiles = RolledFiles,
            KeepFileOpen = true,
        };
        // Off the path of calls; blocking when full, because a log that drops lines is not evidence.
        var queued = new AsyncTargetWrapper(file, 10_000, AsyncTargetWrapperOverflowAction.Block);
        var configuration = new LoggingConfiguration();
        configuration.AddRule(LevelOf(settings.Level), LogLevel.Fatal, queued);
        return new LogFactory { Configuration = configuration, AutoShutdown = false };
    }

    private static JsonLayout Line()
    {
        var layout = new JsonLayout { IncludeEventProperties = true, IncludeScopeProperties = true, MaxRecursionLimit = 1 };
        layout.Attributes.Add(new JsonAttribute("time", "${date:universalTime=true:format=yyyy-MM-ddTHH\\:mm\\:ss.fffZ}"));
        layout.Attributes.Add(new JsonAttribute("level", "${level:lowercase=true}"));
        layout.Attributes.Add(new JsonAttribute("logger", "${logger:shortName=true}"));
        layout.Attributes.Add(new JsonAttribute("message", "${message}"));
        layout.Attributes.Add(new JsonAttribute("exception", "${exception:format=tostring}"));
        return layout;
    }

    private static LogLevel LevelOf(string level) => level switch
    {
        "trace" => LogLevel.Trace,
        "debug" => LogLevel.Debug,
        "warn" or "warning" => LogLevel.Warn,
        "error" => LogLevel.Error,
        "off" => LogLevel.Off,
        _ => LogLevel.Info,
    };
}
