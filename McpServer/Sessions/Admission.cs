using System.Text.Json;
using Mcp.Contract;
using Mcp.Daemon.Calls;
using Mcp.Daemon.Configuration;
using Mcp.Daemon.Files;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Mcp.Daemon.Sessions;

/// <summary>The door: reads Hello, and answers with a session or with a refusal that the shim can pass on.</summary>
internal sealed partial class Admission(
    SessionTable table, SettingsReader settings, DaemonSettings daemon, DaemonIdentity identity, TimeProvider time,
    IHostApplicationLifetime lifetime, ILoggerFactory loggers, ILogger<Admission> logger)
{
    // A Hello is written with the connection; a peer that has not said it by then is no shim.
    private static readonly TimeSpan HelloWithin = TimeSpan.FromSeconds(5);

    // Room for a workspace path and a hundred variables; a Hello is a few hundred bytes.
    private const int MaxHello = 256 << 10;

    /// <summary>The admitted session, or null after the peer was told why not.</summary>
    /// <param name="lines">Takes the bytes of the pipe; what follows Hello stays in it.</param>
    public async Task<Session?> AdmitAsync(Stream pipe, LineBuffer lines, CancellationToken cancellationToken)
    {
        using var clock = new CancellationTokenSource(HelloWithin, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(clock.Token, cancellationToken);
        var (hello, fault) = await ReadHelloAsync(pipe, lines, linked.Token);
        if (hello is null)
        {
            return await RefuseAsync(pipe, RefusalCode.BadHello, fault!, linked.Token);
        }

        if (hello.Contract != Hello.CurrentContract)
        {
            return await RefuseAsync(
                pipe, RefusalCode.ContractMismatch,
                $"The shim speaks contract {hello.Contract}, this daemon {Hello.CurrentContract}. Restart the editor's server entry so that both are of one build.",
                linked.Token);
        }

        if (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            return await RefuseAsync(pipe, RefusalCode.ShuttingDown, "The daemon is stopping.", linked.Token);
        }

        return await OpenAsync(pipe, hello, linked.Token);
    }

    private async Task<Session?> OpenAsync(Stream pipe, Hello hello, CancellationToken cancellationToken)
    {
        SessionConfiguration configuration;
        Session session;
        try
        {
            configuration = settings.ForSession(hello.Variables ?? new Dictionary<string, string>());
            session = NewSession(hello, configuration);
        }
        catch (ConfigFaultsException e)
        {
            return await RefuseAsync(pipe, RefusalCode.BadConfig, e.Message, cancellationToken);
        }
        catch (Exception e)
        {
            // A bug of ours, or a machine that we did not think of. Without a word the shim would take us for one that
            // is just ending, and start another daemon, which would do the same.
            LogBroken(e);
            return await RefuseAsync(pipe, RefusalCode.Failed, $"Opening the session failed inside the daemon: {e.Message}", cancellationToken);
        }

        if (!table.TryAdd(session))
        {
            return await RefuseAsync(
                pipe, RefusalCode.SessionLimit,
                $"Maximum concurrent sessions ({daemon.Sessions.MaxConcurrent}) reached. Close an editor, or raise SESSION_MAX_CONCURRENT.",
                cancellationToken);
        }

        var welcome = new Welcome
        {
            Build = identity.Build,
            Pid = identity.Pid,
            Session = session.Id,
            LogPath = identity.LogPath,
            ShimRungSeconds = configuration.Ladder.Shim.TotalSeconds,
        };
        try
        {
            await pipe.WriteAsync(ContractJson.Line(welcome, ContractJson.Default.Welcome), cancellationToken);
        }
        catch
        {
            table.Remove(session);
            throw;
        }

        return session;
    }

    private Session NewSession(Hello hello, SessionConfiguration configuration)
    {
        var who = SessionIdentity.For(hello);
        var caller = new CallerContext(
            who.Id, Workspace.From(hello.Workspace, configuration.Roots, HomeDirectory.Find()), configuration, new CallGate(CallGate.DefaultWidth));
        return new Session(who, caller, time, lifetime.StopApplication, loggers.CreateLogger<Session>());
    }

    private static async Task<(Hello? Hello, string? Fault)> ReadHelloAsync(Stream pipe, LineBuffer lines, CancellationToken cancellationToken)
    {
        var total = 0;
        while (true)
        {
            if (lines.TryTake(out var line, out _))
            {
                return Parse(line.Span);
            }

            if (total > MaxHello)
            {
                return (null, $"The first line is longer than {MaxHello >> 10} KiB.");
            }

            var count = await pipe.ReadAsync(lines.Room(), cancellationToken);
            if (count == 0)
            {
                return (null, "The peer left before it said Hello.");
            }

            lines.Added(count);
            total += count;
        }
    }

    private static (Hello? Hello, string? Fault) Parse(ReadOnlySpan<byte> line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, ContractJson.Default.Hello) is { } hello
                ? (hello, null)
                : (null, "The first line is no Hello.");
        }
        catch (JsonException e)
        {
            return (null, $"The first line is no Hello: {e.Message}");
        }
    }

    private async Task<Session?> RefuseAsync(Stream pipe, string code, string reason, CancellationToken cancellationToken)
    {
        LogRefused(code, reason);
        var refusal = new Welcome { Build = identity.Build, Pid = identity.Pid, LogPath = identity.LogPath, Refused = code, Reason = reason };
        await pipe.WriteAsync(ContractJson.Line(refusal, ContractJson.Default.Welcome), cancellationToken);
        return null;
    }

    [LoggerMessage(EventId = 16, EventName = "admission_failed", Level = LogLevel.Error, Message = "Opening a session failed.")]
    private partial void LogBroken(Exception exception);

    [LoggerMessage(EventId = 15, EventName = "session_refused", Level = LogLevel.Warning, Message = "Refused a Hello with {code}: {reason}")]
    private partial void LogRefused(string code, string reason);
}
