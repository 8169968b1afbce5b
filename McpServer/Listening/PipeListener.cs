using System.IO.Pipes;
using System.Net.Sockets;
using Mcp.Contract;
using Mcp.Daemon.Calls;
using Mcp.Daemon.Sessions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Mcp.Daemon.Listening;

/// <summary>
/// The daemon's end of the pipe: accepts connections, has each one admitted and served, and at the end lets what
/// runs finish within a bound.
/// </summary>
internal sealed partial class PipeListener(
    Endpoint endpoint, Admission admission, SessionTable sessions, CallCounters calls, DaemonStopping stopping,
    SessionProtocol protocol, TimeProvider time, ILoggerFactory loggers, IServiceProvider services,
    ILogger<PipeListener> logger) : IHostedService
{
    // A shim waits 1 s for answers when its editor closes it; half of what a service manager gives a daemon (10 s).
    private static readonly TimeSpan FinishWithin = TimeSpan.FromSeconds(5);

    // After their token was cancelled, calls get this long to say so to their clients.
    private static readonly TimeSpan FarewellWithin = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _accepting = new();
    private readonly Lock _lock = new();
    private readonly HashSet<Task> _served = [];
    private NamedPipeServerStream? _next;
    private Task _loop = Task.CompletedTask;

    /// <summary>Opens the pipe; the caller holds the lock of this name, so whatever lies there is stale.</summary>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.Delete(endpoint.PipeName);
        }

        _next = Open(PipeOptions.FirstPipeInstance);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(endpoint.PipeName, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        _loop = AcceptAsync(_accepting.Token);
        LogListening(endpoint.PipeName);
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        LogStopping(calls.Running, sessions.Count);
        await _accepting.CancelAsync();
        await _loop;

        await WaitWhileAsync(() => calls.Running > 0, FinishWithin);
        await stopping.CancelAsync();
        // A call that has ended is not yet an answer on the pipe.
        await WaitWhileAsync(() => calls.Running > 0 || sessions.RequestsInFlight > 0, FarewellWithin);
        sessions.CloseAll(SessionEnd.Stopping);

        Task[] served;
        lock (_lock)
        {
            served = [.. _served];
        }

        await Task.WhenAny(Task.WhenAll(served), Task.Delay(FarewellWithin, time, cancellationToken));
    }

    private NamedPipeServerStream Open(PipeOptions first) => new(
        endpoint.PipeName, PipeDirection.InOut, NamedPipeServerStream.MaxAllowedServerInstances, PipeTransmissionMode.Byte,
        PipeOptions.Asynchronous | PipeOptions.CurrentUserOnly | first);

    private async Task AcceptAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            var pipe = _next!;
            try
            {
                await pipe.WaitForConnectionAsync(cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                break;
            }
            catch (Exception e)
            {
                // Another user's process, one that left at once, no descriptor to be had: it must not end the loop
                // for everybody. The same instance goes on waiting.
                LogNotAccepted(e.Message);
                await PauseAsync(cancellationToken);
                continue;
            }

            // First the next instance, then this connection: with no instance left the name would vanish.
            if (await NextAsync(cancellationToken) is { } next)
            {
                _next = next;
                Track(ServeAsync(pipe));
            }
        }

        await _next!.DisposeAsync();
    }

    /// <summary>Opens the next instance, however long the machine has no descriptor for it; null when stopping.</summary>
    private async Task<NamedPipeServerStream?> NextAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                return Open(PipeOptions.None);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or SocketException)
            {
                LogNotAccepted(e.Message);
                await PauseAsync(cancellationToken);
            }
        }

        return null;
    }

    private async Task PauseAsync(CancellationToken cancellationToken) =>
        await Task.Delay(TimeSpan.FromMilliseconds(100), time, cancellationToken).ContinueWith(
            _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);

    private async Task ServeAsync(NamedPipeServerStream pipe)
    {
        await Task.Yield();
        await using var _ = pipe;
        try
        {
            var lines = new LineBuffer(LineBuffer.DefaultMaxLine);
            if (await admission.AdmitAsync(pipe, lines, CancellationToken.None) is not { } session)
            {
                return;
            }

            try
            {
                await session.RunAsync(pipe, lines, LineBuffer.DefaultMaxLine, protocol.Of(session.Caller), loggers, services);
            }
            finally
            {
                sessions.Remove(session);
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            LogNotAccepted(e.Message);
        }
        catch (Exception e)
        {
            LogBroken(e);
        }
    }

    private void Track(Task serving)
    {
        lock (_lock)
        {
            _served.Add(serving);
        }

        serving.ContinueWith(
            done =>
            {
                lock (_lock)
                {
                    _served.Remove(done);
                }
            },
            CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    private async Task WaitWhileAsync(Func<bool> busy, TimeSpan limit)
    {
        var started = time.GetTimestamp();
        while (busy() && time.GetElapsedTime(started) < limit)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), time, CancellationToken.None);
        }
    }

    [LoggerMessage(EventId = 30, EventName = "listening", Level = LogLevel.Information, Message = "Listening on {pipe}.")]
    private partial void LogListening(string pipe);

    [LoggerMessage(EventId = 31, EventName = "stopping", Level = LogLevel.Information,
        Message = "Stopping: {callCount} calls run in {sessionCount} sessions.")]
    private partial void LogStopping(long callCount, int sessionCount);

    [LoggerMessage(EventId = 32, EventName = "not_accepted", Level = LogLevel.Warning, Message = "A connection was not accepted: {reason}")]
    private partial void LogNotAccepted(string reason);

    [LoggerMessage(EventId = 33, EventName = "connection_broken", Level = LogLevel.Error, Message = "A connection failed.")]
    private partial void LogBroken(Exception exception);
}
