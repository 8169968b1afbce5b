using System.Text.Json;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Calls;
using Mcp.Daemon.Configuration;
using Mcp.Daemon.Files;
using Mcp.Daemon.Logging;
using Mcp.Daemon.Tools;
using Mcp.Tests.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Mcp.Tests.Calls;

/// <summary>A runner of calls with a clock in hand; its caller is a session without workspace and settings of its own.</summary>
internal sealed class CallRig(int width = CallGate.DefaultWidth) : IDisposable
{
    public FakeTimeProvider Time { get; } = new();

    public CallCounters Counters { get; } = new();

    public DaemonStopping Stopping { get; } = new();

    public RecordedLog<CallRunner> Log { get; } = new();

    public CallerContext Caller { get; } = CallerOf("0123456789ab", width);

    public static CallerContext CallerOf(string session, int width = CallGate.DefaultWidth) => new(
        session,
        Workspace.From(null, [], "/home/somebody"),
        SettingsReader.Read(new SettingSources()).ForSession(new Dictionary<string, string>()),
        new CallGate(width));

    public static ToolArguments Arguments(string json) =>
        new(JsonDocument.Parse(json).RootElement.EnumerateObject().ToDictionary(member => member.Name, member => member.Value));

    public Task<Answer> RunAsync(
        ITool tool, CancellationToken cancellationToken, ToolArguments? arguments = null, Func<Beat, Task>? sendBeat = null) =>
        new CallRunner(Counters, Time, Stopping, new LogPath("/logs/daemon.jsonl"), Log)
            .RunAsync(tool, new IncomingCall("0123456789ab-1-7", Caller), arguments ?? ToolArguments.None, sendBeat, cancellationToken);

    public void Dispose()
    {
        Counters.Dispose();
        Stopping.Dispose();
    }
}
