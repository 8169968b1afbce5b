using Mcp.Contract;
using Mcp.Daemon.Calls;
using Microsoft.Extensions.Logging;
using ModelContextProtocol.Server;

namespace Mcp.Daemon.Sessions;

/// <summary>
/// One editor's connection, from its admission to its end. Requests run concurrently, writes are ordered, and
/// nothing of it outlives it but what its calls left in a store of their own.
/// </summary>
internal sealed partial class Session
{
    private readonly TimeProvider _time;
    private readonly ILogger<Session> _logger;
    private readonly CancellationTokenSource _closing = new();
    private readonly Action _requestStop;
    private int _end = -1;
    private long _lastActivity;

    /// <param name="requestStop">Called when a terminal command asks the daemon to stop.</param>
    public Session(SessionIdentity identity, CallerContext caller, TimeProvider time, Action requestStop, ILogger<Session> logger)
    {
        Identity = identity;
        Caller = caller;
        _time = time;
        _requestStop = requestStop;
        _logger = logger;
        _lastActivity = time.GetTimestamp();
        CreatedAt = time.GetUtcNow();
    }

    public SessionIdentity Identity { get; }

    public string Id => Identity.Id;

    public int Epoch => Identity.Epoch;

    public CallerContext Caller { get; }

    public RequestTable Requests { get; } = new();

    public DateTimeOffset CreatedAt { get; }

    public TimeSpan Age => _time.GetUtcNow() - CreatedAt;

    /// <summary>How long nothing has been said in either direction.</summary>
    public TimeSpan Silence => _time.GetElapsedTime(Interlocked.Read(ref _lastActivity));

    /// <summary>Every message stamps the session.</summary>
    public void Touch() => Interlocked.Exchange(ref _lastActivity, _time.GetTimestamp());

    public bool IsIdle(TimeSpan limit) => Requests.Count == 0 && Silence >= limit;

    /// <summary>Ends the session for a reason of ours; its calls are cancelled.</summary>
    public void Close(SessionEnd reason)
    {
        Interlocked.CompareExchange(ref _end, (int)reason, -1);
        _closing.Cancel();
    }

    public void RequestStop() => _requestStop();

    /// <summary>Serves the session until it ends; never throws.</summary>
    public async Task<SessionEnd> RunAsync(
        Stream pipe, LineBuffer lines, int maxLine, McpServerOptions options, ILoggerFactory loggers, IServiceProvider services)
    {
        LogOpened(Id, Epoch, Identity.ShimPid, Caller.Workspace.Root ?? "none", Identity.Command ?? "editor");
        try
        {
            await using var transport = new SessionTransport(this, pipe, lines, maxLine, loggers);
            await using var server = McpServer.Create(transport, options, loggers, services);
            using var gone = CancellationTokenSource.CreateLinkedTokenSource(_closing.Token);
            var serving = server.RunAsync(gone.Token);

            var end = await ReadAsync(transport);
            Caller.Presence.Leave();
            Interlocked.CompareExchange(ref _end, (int)end, -1);

            // Nobody reads the answers any more: what is cheap and local stops now.
            await gone.CancelAsync();
            await serving;
        }
        catch (OperationCanceledException) when (_closing.IsCancellationRequested)
        {
            // Closed by us; the reason stands in _end.
        }
        catch (Exception e)
        {
            Interlocked.CompareExchange(ref _end, (int)SessionEnd.Failed, -1);
            LogFailed(Id, e);
        }

        Caller.Presence.Leave(); // also where it was closed by us
        var reason = (SessionEnd)_end;
        LogEnded(Id, reason, Age.TotalSeconds);
        return reason;
    }

    private async Task<SessionEnd> ReadAsync(SessionTransport transport)
    {
        try
        {
            return await transport.ReadAsync(_closing.Token);
        }
        catch (OperationCanceledException) when (_closing.IsCancellationRequested)
        {
            return (SessionEnd)_end;
        }
    }

    [LoggerMessage(EventId = 10, EventName = "session_open", Level = LogLevel.Information,
        Message = "Session {sessionId} opened: connection {epoch}, shim {shimPid}, workspace {workspace}, for {client}.")]
    private partial void LogOpened(string sessionId, int epoch, int shimPid, string workspace, string client);

    [LoggerMessage(EventId = 11, EventName = "session_end", Level = LogLevel.Information,
        Message = "Session {sessionId} ended: {reason} after {ageSeconds} s.")]
    private partial void LogEnded(string sessionId, SessionEnd reason, double ageSeconds);

    [LoggerMessage(EventId = 12, EventName = "session_failed", Level = LogLevel.Error, Message = "Session {sessionId} failed.")]
    private partial void LogFailed(string sessionId, Exception exception);
}
