using Mcp.Daemon.Answers;
using Mcp.Daemon.Logging;
using Mcp.Daemon.Schemas;
using Mcp.Daemon.Timeouts;
using Mcp.Daemon.Tools;
using Microsoft.Extensions.Logging;

namespace Mcp.Daemon.Calls;

/// <summary>
/// Runs the work of a call that lives its own life: a place taken, the tool run under the clocks of the call, every end
/// turned into an answer. No request's token reaches it.
/// </summary>
internal sealed class ExpertWork(
    CallCounters counters, CallTable table, AnswerJournal journal, LeftBehind leftBehind, TimeProvider time, DaemonStopping stopping, LogPath logPath, CallLog log)
{
    // At the end of its lifetime a tool is first left to come back by its deadline with what it has.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(3);

    /// <summary>Runs a call to its end and hands the answer to the table. Never throws.</summary>
    public async Task RunAsync(LiveCall live, ITool tool, IncomingCall request, ToolArguments arguments)
    {
        counters.Started();
        using var scope = log.Of(request, live.Tool.Name);
        log.Start(LogLevel.Information);

        var (answer, end) = await ServeAsync(live, tool, request, arguments);
        live.Clock.Dispose();
        answer = Named(live, answer);
        if (live.Expert.WasAtWork && !answer.IsError)
        {
            journal.Keep(live.Id, live.Key, answer); // before anybody is told: it may have been paid for
        }

        table.Finish(live, answer);
        counters.Ended(end);
        log.End(end is CallEnd.Abandoned or CallEnd.TimedOut ? LogLevel.Warning : LogLevel.Information, end, live.Elapsed.TotalMilliseconds);
    }

    private static Answer Named(LiveCall live, Answer answer)
    {
        var named = answer with { Call = live.Report(answer.Call?.Rung) };
        return live is { Lost: { } lost, Expert.WasAtWork: true }
            ? named with { Notes = [.. named.Notes ?? [], HandBack.RunAgain(lost)] }
            : named;
    }

    private async Task<(Answer Answer, CallEnd End)> ServeAsync(LiveCall live, ITool tool, IncomingCall request, ToolArguments arguments)
    {
        var name = live.Tool.Name;
        var settings = request.Caller.Settings;
        using var lifetime = new CancellationTokenSource(live.Lifetime + Grace, time);
        using var told = CancellationTokenSource.CreateLinkedTokenSource(
            live.Unwanted, live.Clock.Token, lifetime.Token, stopping.Token);
        try
        {
            await request.Caller.ExpertGate.EnterAsync(settings.Ladder.Daemon, time, told.Token);
            live.RunClock();
            var work = RunInPlaceAsync(tool, Call(live, request, arguments), request.Caller.ExpertGate, told.Token);
            return (await UntilStoppedAsync(work, settings.Ladder, told.Token), CallEnd.Answered);
        }
        catch (ToolFailureException e)
        {
            log.Refused(e);
            return (ToolFailures.Expected(name, e).Knowing(live.SoFar), CallEnd.Failed);
        }
        catch (RungExpiredException e)
        {
            return (RungExpired(live, e), CallEnd.Abandoned);
        }
        catch (OperationCanceledException) when (live.Unwanted.IsCancellationRequested)
        {
            return (ToolFailures.Unwanted(name), CallEnd.Cancelled);
        }
        catch (OperationCanceledException) when (stopping.Token.IsCancellationRequested)
        {
            return (ToolFailures.Stopping(name).Knowing(live.SoFar), CallEnd.Cancelled);
        }
        catch (OperationCanceledException e) when (live.Clock.Token.IsCancellationRequested)
        {
            return (RungExpired(live, new RungExpiredException(Rung.Tool, settings.Ladder.WorkflowTool, e)), CallEnd.TimedOut);
        }
        catch (OperationCanceledException) when (lifetime.IsCancellationRequested)
        {
            return (ToolFailures.LifetimeOver(name, live.Lifetime, live.Progress.Latest).Knowing(live.SoFar), CallEnd.TimedOut);
        }
        catch (Exception e)
        {
            log.Bug(e);
            return (ToolFailures.Bug(name, live.Id, logPath.Path), CallEnd.Failed);
        }
    }

    private ToolCall Call(LiveCall live, IncomingCall request, ToolArguments arguments) => new()
    {
        Id = live.Id,
        SessionId = request.Caller.SessionId,
        Arguments = arguments,
        Workspace = request.Caller.Workspace,
        Settings = request.Caller.Settings,
        Ask = request.Ask,
        Expert = live.Expert,
        TimeLeft = () => live.TimeLeft,
        SoFar = known => live.SoFar = known,
        Progress = new LoggedProgress(live.Progress, log),
    };

    // Its own turn of a thread: a tool that blocks before its first await must not hold up whoever starts it.
    private static async Task<Answer> RunInPlaceAsync(ITool tool, ToolCall call, CallGate gate, CancellationToken told)
    {
        try
        {
            return await Task.Run(() => tool.RunAsync(call, told), told);
        }
        finally
        {
            gate.Leave();
        }
    }

    /// <summary>Waits for the work; once it is told to stop, only as long as the daemon rung outlasts the tool's.</summary>
    private async Task<Answer> UntilStoppedAsync(Task<Answer> work, TimeoutLadder ladder, CancellationToken told)
    {
        var stop = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var registration = told.Register(stop.SetResult);
        if (await Task.WhenAny(work, stop.Task) == work)
        {
            return await work;
        }

        try
        {
            return await work.WaitAsync(ladder.Daemon - ladder.WorkflowTool, time, CancellationToken.None);
        }
        catch (TimeoutException e) when (!work.IsCompleted)
        {
            _ = leftBehind.FollowAsync(work, toldJustNow: false);
            throw new RungExpiredException(Rung.Daemon, ladder.Daemon, e);
        }
    }

    private static Answer RungExpired(LiveCall live, RungExpiredException expired) =>
        ToolFailures.RungExpired(live.Tool, expired, live.Progress.Latest).Knowing(live.SoFar) with { Call = new CallReport(live.Id, 0, expired.Rung) };
}
