using Mcp.Contract;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Configuration;
using Mcp.Daemon.Git;
using Mcp.Daemon.Schemas;
using Mcp.Daemon.Tools;

namespace Mcp.Daemon.Calls;

/// <summary>
/// The requests that wait for calls with a life of their own: each attaches, waits as long as its client does, and
/// leaves with the answer, with <c>still_running</c>, or without a word when its client went.
/// </summary>
internal sealed class ExpertCalls(
    CallTable table, AnswerJournal journal, ExpertWork work, RepositoryDigest repositories, CallCounters counters, ClientLimits clients, TimeProvider time, CallLog log)
{
    // Local work with no more than this left of its rung is about to be stopped: its own verdict is worth waiting for.
    private static readonly TimeSpan NearlyOver = TimeSpan.FromSeconds(1);

    /// <summary>Serves a request for a tool that asks experts. Throws only when the caller cancelled or left, with its token.</summary>
    public async Task<Answer> CallAsync(
        ITool tool, IncomingCall request, ToolArguments arguments, Func<Beat, Task>? sendBeat, CancellationToken cancellationToken)
    {
        var definition = tool.Definition;
        if (ArgumentCheck.Faults(definition.Arguments, arguments.Values) is { Count: > 0 } faults)
        {
            counters.Started();
            counters.Ended(CallEnd.Failed);
            return ToolFailures.BadArguments(definition.Name, faults) with { Call = new CallReport(request.Id, 0) };
        }

        await using var heartbeat = sendBeat is null ? null : new Heartbeat(time, request.Caller.Settings.Heartbeat, sendBeat);
        var key = await Task.Run(
            () => CallKey.OfAsync(definition, arguments, request.Caller, repositories, cancellationToken), cancellationToken);
        if (journal.Of(key) is { } kept)
        {
            return Bring(kept, request);
        }

        var claim = table.Enter(key, request, () => new LiveCall(request, key, definition, time));
        if (claim.Origin is ClaimOrigin.Started)
        {
            _ = work.RunAsync(claim.Call, tool, request, arguments);
        }

        var answer = await WaitAsync(claim, heartbeat, cancellationToken);
        return claim.Origin is ClaimOrigin.Joined or ClaimOrigin.Returned && answer.Expert is { } expert
            ? answer with { Expert = expert with { Shared = true } }
            : answer;
    }

    /// <summary>Serves a request for the answer of an earlier call.</summary>
    /// <exception cref="ToolFailureException">There is none for this caller; the message says why and how to go on.</exception>
    public Task<Answer> CollectAsync(
        IncomingCall request, string callId, IProgress<ToolProgress> progress, CancellationToken cancellationToken)
    {
        var (id, scope) = (callId.Trim(), CallScope.Of(request.Caller));
        var claim = table.Return(id, scope, request, out var passed);
        return claim is not null ? WaitAsync(claim, progress, cancellationToken)
            : passed is null && journal.Of(id, scope) is { } kept ? Task.FromResult(Bring(kept, request))
            : throw new ToolFailureException(ErrorCode.CallNotFound, HandBack.NotFound(callId, passed));
    }

    private Answer Bring(KeptAnswer kept, IncomingCall request)
    {
        log.Recovered(request.Id, kept.CallId);
        request.Fate.WhenWritten(() => journal.Forget(kept.CallId));
        return kept.Told;
    }

    private async Task<Answer> WaitAsync(Claim claim, IProgress<ToolProgress>? progress, CancellationToken cancellationToken)
    {
        var call = claim.Call;
        if (claim.Origin is not ClaimOrigin.Started)
        {
            log.Joined(claim.Request.Id, call.Id, claim.Origin);
        }

        using var listening = progress is null ? null : call.Progress.Listen(progress);
        try
        {
            var inTime = await IsAnsweredInTimeAsync(claim, cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
            if (!inTime && table.TryHandBack(claim))
            {
                log.HandedBack(claim.Request.Id, call.Id, call.Elapsed.TotalMilliseconds);
                return HandBack.Of(call, claim.Request.Caller.Offer);
            }
        }
        catch (OperationCanceledException e) when (cancellationToken.IsCancellationRequested)
        {
            var departure = claim.Request.Fate.Departure;
            table.Leave(claim, departure);
            log.Left(claim.Request.Id, call.Id, departure);
            throw new OperationCanceledException(e.Message, e, cancellationToken);
        }

        table.Answer(claim);
        return await call.Answer;
    }

    private async Task<bool> IsAnsweredInTimeAsync(Claim claim, CancellationToken cancellationToken)
    {
        var (call, request) = (claim.Call, claim.Request);
        var ladder = request.Caller.Settings.Ladder;
        var patience = Patience.Of(ladder, clients.Find(request.Client), request.HasProgress);
        if (request.Lost is { } lost)
        {
            // Its client's clock has run since the first sending; one that has hardly any time left is told to come back.
            patience = patience - lost.Waited > Patience.Least ? patience - lost.Waited : Patience.Least;
        }

        var last = (ladder.Daemon + ladder.Shim) / 2;
        var first = patience < ladder.WorkflowTool ? patience : ladder.WorkflowTool;
        if (await WaitAsync(call, first, cancellationToken))
        {
            return true;
        }

        // At the tool rung: an expert has a rung of its own, and local work with time left goes on. What is over is
        // being stopped, or does not stop and is left behind at the daemon rung; that the client is told, if it waits.
        return !call.Expert.AtWork && call.Clock.Left <= NearlyOver && patience > first
            && await WaitAsync(call, (patience < last ? patience : last) - first, cancellationToken);
    }

    private async Task<bool> WaitAsync(LiveCall call, TimeSpan limit, CancellationToken cancellationToken)
    {
        try
        {
            await call.Answer.WaitAsync(limit, time, cancellationToken);
            return true;
        }
        catch (TimeoutException)
        {
            return call.Answer.IsCompleted;
        }
    }
}
