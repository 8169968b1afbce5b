using Mcp.Contract;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Logging;
using Mcp.Daemon.Schemas;
using Mcp.Daemon.Timeouts;
using Mcp.Daemon.Tools;
using Microsoft.Extensions.Logging;

namespace Mcp.Daemon.Calls;

/// <summary>
/// The life of one call: arguments checked, a place taken, the tool run inside its rung, that inside the daemon
/// rung, every end turned into an answer. Holds nothing of any call.
/// </summary>
internal sealed partial class CallRunner(
    CallCounters counters, TimeProvider time, DaemonStopping stopping, LogPath logPath, ILogger<CallRunner> logger)
{
    // A tool that minds its token stops within this; only one that does not is worth a warning.
    private static readonly TimeSpan StopsWithin = TimeSpan.FromMilliseconds(200);

    /// <summary>Runs a call to its answer. Throws only when the caller cancelled or left, with the caller's token.</summary>
    public async Task<Answer> RunAsync(
        ITool tool, IncomingCall call, ToolArguments arguments, Func<Beat, Task>? sendBeat, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var name = tool.Definition.Name;
        counters.Started();
        using var scope = LogCall(call, name);
        LogStart(tool.Definition.AsksExpert ? LogLevel.Information : LogLevel.Debug);

        var end = CallEnd.Cancelled;
        try
        {
            var (answer, ended) = await ServeAsync(tool, call, arguments, sendBeat, cancellationToken);
            end = ended;
            var elapsed = (long)time.GetElapsedTime(started).TotalMilliseconds;
            return answer with { Call = new CallReport(call.Id, elapsed, answer.Call?.Rung) };
        }
        finally
        {
            counters.Ended(end);
            LogEnd(LevelOf(tool.Definition, end), end, time.GetElapsedTime(started).TotalMilliseconds);
        }
    }

    private async Task<(Answer Answer, CallEnd End)> ServeAsync(
        ITool tool, IncomingCall call, ToolArguments arguments, Func<Beat, Task>? sendBeat, CancellationToken cancellationToken)
    {
        var name = tool.Definition.Name;
        if (ArgumentCheck.Faults(tool.Definition.Arguments, arguments.Values) is { Count: > 0 } faults)
        {
            return (ToolFailures.BadArguments(name, faults), CallEnd.Failed);
        }

        var caller = call.Caller;
        var progress = new SilentProgress();
        await using var heartbeat = sendBeat is null ? null : new Heartbeat(time, caller.Settings.Heartbeat, sendBeat);
        var toolCall = new ToolCall
        {
            Id = call.Id,
            Arguments = arguments,
            Workspace = caller.Workspace,
            Settings = caller.Settings,
            Ask = call.Ask,
            Progress = new LoggedProgress(heartbeat is null ? progress : heartbeat, this),
        };
        try
        {
            return (await InsideRungsAsync(tool, toolCall, caller, cancellationToken), CallEnd.Answered);
        }
        catch (ToolFailureException e)
        {
            LogExpected(e.Code, e.Message);
            return (ToolFailures.Expected(name, e), CallEnd.Failed);
        }
        catch (RungExpiredException e)
        {
            var answer = ToolFailures.RungExpired(tool.Definition, e, heartbeat?.Latest ?? progress.Latest);
            return (answer with { Call = new CallReport(call.Id, 0, e.Rung) }, e.Rung is Rung.Daemon ? CallEnd.Abandoned : CallEnd.TimedOut);
        }
        catch (OperationCanceledException e) when (cancellationToken.IsCancellationRequested)
        {
            // Inside, the caller's token was linked with the daemon's own; only the caller's may leave.
            throw new OperationCanceledException(e.Message, e, cancellationToken);
        }
        catch (OperationCanceledException) when (stopping.Token.IsCancellationRequested)
        {
            return (ToolFailures.Stopping(name), CallEnd.Cancelled);
        }
        catch (Exception e)
        {
            LogBug(e);
            return (ToolFailures.Bug(name, call.Id, logPath.Path), CallEnd.Failed);
        }
    }

    private async Task<Answer> InsideRungsAsync(
        ITool tool, ToolCall call, CallerContext caller, CancellationToken cancellationToken)
    {
        var ladder = caller.Settings.Ladder;
        using var left = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, stopping.Token);
        await EnterAsync(caller.Gate, ladder.Daemon, left.Token);
        var work = RunInPlaceAsync(tool, call, caller, left.Token);
        try
        {
            return await Rung.AbandonAsync(Rung.Daemon, ladder.Daemon, time, work, left.Token);
        }
        catch (Exception e) when (e is RungExpiredException { Rung: Rung.Daemon } or OperationCanceledException && !work.IsCompleted)
        {
            // Nobody waits for it any more. It keeps its place, so that what ignores its token cannot pile up unseen.
            _ = LeftBehindAsync(work, toldJustNow: e is OperationCanceledException);
            throw;
        }
    }

    // The rungs measure work; what never began is not abandoned but told to come back.
    private async Task EnterAsync(CallGate gate, TimeSpan limit, CancellationToken cancellationToken)
    {
        using var clock = new CancellationTokenSource(limit, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(clock.Token, cancellationToken);
        try
        {
            await gate.EnterAsync(linked.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ToolFailureException(
                ErrorCode.OverCapacity,
                $"Waiting for a place: {CallGate.DefaultWidth} tools of this session run, and none ended within {limit.TotalSeconds:0.###} s. Nothing was run; call again when they have answered.",
                retryable: true, retryAfter: limit / 10);
        }
    }

    private async Task<Answer> RunInPlaceAsync(ITool tool, ToolCall call, CallerContext caller, CancellationToken cancellationToken)
    {
        try
        {
            var ladder = caller.Settings.Ladder;
            var limit = tool.Definition.AsksExpert ? ladder.WorkflowTool : ladder.SimpleTool;
            // On a thread of its own turn: a tool that blocks before its first await must not hold up the rungs.
            return await Rung.CooperateAsync(
                Rung.Tool, limit, time, token => Task.Run(() => tool.RunAsync(call, token), token), cancellationToken);
        }
        finally
        {
            caller.Gate.Leave();
        }
    }

    private async Task LeftBehindAsync(Task work, bool toldJustNow)
    {
        var stopped = work.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        if (toldJustNow && await Task.WhenAny(stopped, Task.Delay(StopsWithin, time, CancellationToken.None)) == stopped)
        {
            return; // and it did stop
        }

        LogLeftBehind();
        await stopped;
        LogStoppedAtLast(work.Exception?.GetBaseException());
    }

    private static LogLevel LevelOf(ToolDefinition tool, CallEnd end) => end switch
    {
        CallEnd.Abandoned or CallEnd.TimedOut => LogLevel.Warning,
        CallEnd.Failed => LogLevel.Information,
        _ => tool.AsksExpert ? LogLevel.Information : LogLevel.Debug,
    };

    private sealed class LoggedProgress(IProgress<ToolProgress> inner, CallRunner runner) : IProgress<ToolProgress>
    {
        public void Report(ToolProgress value)
        {
            runner.LogProgress(value.Step, value.Total, value.Message);
            inner.Report(value);
        }
    }
}
