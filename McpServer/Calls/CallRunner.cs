using Mcp.Daemon.Answers;
using Mcp.Daemon.Logging;
using Mcp.Daemon.Schemas;
using Mcp.Daemon.Timeouts;
using Mcp.Daemon.Tools;
using Microsoft.Extensions.Logging;

namespace Mcp.Daemon.Calls;

/// <summary>
/// The life of one call that asks no expert: arguments checked, a place taken, the tool run inside its rung, that inside the daemon
/// rung, every end turned into an answer. Holds nothing of any call.
/// </summary>
internal sealed class CallRunner(
    CallCounters counters, ExpertCalls experts, LeftBehind leftBehind, TimeProvider time, DaemonStopping stopping, LogPath logPath,
    CallLog log)
{
    /// <summary>Runs a call to its answer. Throws only when the caller cancelled or left, with the caller's token.</summary>
    public async Task<Answer> RunAsync(
        ITool tool, IncomingCall call, ToolArguments arguments, Func<Beat, Task>? sendBeat, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var name = tool.Definition.Name;
        counters.Started();
        using var scope = log.Of(call, name);
        log.Start(LogLevel.Debug);

        var end = CallEnd.Cancelled;
        try
        {
            var (answer, ended) = await ServeAsync(tool, call, arguments, sendBeat, cancellationToken);
            end = ended;
            var elapsed = (long)time.GetElapsedTime(started).TotalMilliseconds;
            // What was collected names the call that it is the answer of.
            return tool.Definition.OnlyWaits && answer.Call is not null
                ? answer
                : answer with { Call = new CallReport(call.Id, elapsed, answer.Call?.Rung, call.Attempt) };
        }
        finally
        {
            counters.Ended(end);
            log.End(LevelOf(end), end, time.GetElapsedTime(started).TotalMilliseconds);
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
            SessionId = caller.SessionId,
            Arguments = arguments,
            Workspace = caller.Workspace,
            Settings = caller.Settings,
            Ask = call.Ask,
            Collect = (id, token) => experts.CollectAsync(call, id, heartbeat is null ? progress : heartbeat, token),
            Progress = new LoggedProgress(heartbeat is null ? progress : heartbeat, log),
        };
        try
        {
            return tool.Definition.OnlyWaits
                ? (await tool.RunAsync(toolCall, cancellationToken), CallEnd.Answered)
                : (await InsideRungsAsync(tool, toolCall, caller, cancellationToken), CallEnd.Answered);
        }
        catch (ToolFailureException e)
        {
            log.Refused(e);
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
            log.Bug(e);
            return (ToolFailures.Bug(name, call.Id, logPath.Path), CallEnd.Failed);
        }
    }

    private async Task<Answer> InsideRungsAsync(
        ITool tool, ToolCall call, CallerContext caller, CancellationToken cancellationToken)
    {
        var ladder = caller.Settings.Ladder;
        using var left = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, stopping.Token);
        await caller.Gate.EnterAsync(ladder.Daemon, time, left.Token);
        var work = RunInPlaceAsync(tool, call, caller, left.Token);
        try
        {
            return await Rung.AbandonAsync(Rung.Daemon, ladder.Daemon, time, work, left.Token);
        }
        catch (Exception e) when (e is RungExpiredException { Rung: Rung.Daemon } or OperationCanceledException && !work.IsCompleted)
        {
            _ = leftBehind.FollowAsync(work, toldJustNow: e is OperationCanceledException);
            throw;
        }
    }

    private async Task<Answer> RunInPlaceAsync(ITool tool, ToolCall call, CallerContext caller, CancellationToken cancellationToken)
    {
        try
        {
            var limit = caller.Settings.Ladder.SimpleTool;
            // On a thread of its own turn: a tool that blocks before its first await must not hold up the rungs.
            return await Rung.CooperateAsync(
                Rung.Tool, limit, time, token => Task.Run(() => tool.RunAsync(call, token), token), cancellationToken);
        }
        finally
        {
            caller.Gate.Leave();
        }
    }

    private static LogLevel LevelOf(CallEnd end) => end switch
    {
        CallEnd.Abandoned or CallEnd.TimedOut => LogLevel.Warning,
        CallEnd.Failed => LogLevel.Information,
        _ => LogLevel.Debug,
    };
}
