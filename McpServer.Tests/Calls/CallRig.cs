using System.Text.Json;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Calls;
using Mcp.Daemon.Configuration;
using Mcp.Daemon.Files;
using Mcp.Daemon.Git;
using Mcp.Daemon.Logging;
using Mcp.Daemon.Schemas;
using Mcp.Daemon.Storage;
using Mcp.Daemon.Tools;
using Mcp.Tests.Logging;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Mcp.Tests.Calls;

/// <summary>A runner of calls with a clock in hand; its caller is a session without workspace and settings of its own.</summary>
internal sealed class CallRig : IDisposable
{
    private readonly Support.TempFolder _folder = new();

    /// <param name="log">Where the log goes; by default it is kept for the test.</param>
    public CallRig(int width = CallGate.DefaultWidth, LogPath? path = null, ILogger<CallLog>? log = null)
    {
        Caller = CallerOf("0123456789ab", width);
        Journal = JournalOf(_folder["answers.db"]);
        Table = new CallTable(TimeSpan.FromMinutes(10), Time) { WhenSettled = Journal.Forget };
        var (lines, logPath) = (new CallLog(log ?? Log), path ?? new LogPath("/logs/daemon.jsonl"));
        var leftBehind = new LeftBehind(lines, Time);
        Experts = new ExpertCalls(
            Table, Journal, new ExpertWork(Counters, Table, Journal, leftBehind, Time, Stopping, logPath, lines), Repositories, Counters, ClientLimits.BuiltIn(), Time,
            lines);
        Runner = new CallRunner(Counters, Experts, leftBehind, Time, Stopping, logPath, lines);
    }

    public static RepositoryDigest Repositories => new(Support.GitRepository.Program, new ChangeLimits());

    public AwaitedTime Time { get; } = new();

    public AnswerJournal Journal { get; }

    /// <summary>What another daemon would have of the same file.</summary>
    public AnswerJournal JournalOf(string? path = null) => new(
        new DatabaseFile(path ?? _folder["answers.db"], AnswerJournal.Migrations, Time), TimeSpan.FromMinutes(10), Time,
        NullLogger<AnswerJournal>.Instance);

    public CallTable Table { get; }

    public ExpertCalls Experts { get; }

    public CallRunner Runner { get; }

    public CallCounters Counters { get; } = new();

    public DaemonStopping Stopping { get; } = new();

    public RecordedLog<CallLog> Log { get; } = new();

    public CallerContext Caller { get; }

    public static CallerContext CallerOf(string session, int width = CallGate.DefaultWidth, params (string Name, string Value)[] variables) => new(
        session,
        Workspace.From(null, [], "/home/somebody"),
        SettingsReader.Read(new SettingSources()).ForSession(variables.ToDictionary(variable => variable.Name, variable => variable.Value)),
        new CallGate(width));

    /// <summary>A request of a session of its own.</summary>
    public static IncomingCall Request(string id) => new(id, CallerOf("session of " + id));

    public static ToolArguments Arguments(string json) =>
        new(JsonDocument.Parse(json).RootElement.EnumerateObject().ToDictionary(member => member.Name, member => member.Value));

    public Task<Answer> RunAsync(
        ITool tool, CancellationToken cancellationToken, ToolArguments? arguments = null, Func<Beat, Task>? sendBeat = null) =>
        Runner.RunAsync(tool, new IncomingCall("0123456789ab-1-7", Caller), arguments ?? ToolArguments.None, sendBeat, cancellationToken);

    public void Dispose()
    {
        Counters.Dispose();
        Stopping.Dispose();
        _folder.Dispose();
    }
}
