using Mcp.Contract;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Experts.Catalogue;
using Mcp.Daemon.Experts.Failures;
using Mcp.Daemon.Experts.Questions;
using Mcp.Daemon.Experts.Resilience;
using Mcp.Daemon.Experts.Usage;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace Mcp.Daemon.Experts.Asking;

/// <summary>
/// Asks an expert and answers whatever becomes of it: a whole answer, a part of one, or why there is none. Only its
/// caller's own cancellation leaves it as an exception, with the caller's token.
/// </summary>
internal sealed partial class Expert(ExpertLinks links, ExpertChain chain, TimeProvider time, ILogger<Expert> logger)
{
    /// <summary>Which model would be asked.</summary>
    /// <exception cref="ToolFailureException">There is none; the message says why.</exception>
    public Task<ModelPlan> ChooseAsync(ExpertQuestion question, AskContext context, CancellationToken cancellationToken) =>
        links.Plan(question, context, cancellationToken);

    /// <summary>
    /// Which model would be asked, so that the question can be fitted to it and carry the choice
    /// (<see cref="ExpertQuestion.Plan"/>); null when there is none, and asking then says why.
    /// </summary>
    /// <param name="question">With its images and tools: they decide which models come into question.</param>
    public async Task<ModelPlan?> PlanAsync(ExpertQuestion question, AskContext context, CancellationToken cancellationToken)
    {
        try
        {
            return await ChooseAsync(question, context, cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return null;
        }
    }

    public async Task<ExpertAnswer> AskAsync(ExpertQuestion question, AskContext context, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var trace = new AskTrace(context.Activity);
        var usage = new AskUsage();
        var gathered = new GatheredAnswer(trace, time);
        try
        {
            var plan = question.Plan ?? await links.Plan(question, context, cancellationToken);
            foreach (var note in plan.Notes)
            {
                trace.Note(note);
            }

            using var atWork = context.Activity.Begin();
            using var end = new CallEndClock(context.TimeLeft, time);
            using var clock = new SilenceClock(time);
            using var client = chain.Open(plan, question, context, trace, usage, clock, () => end.Left);
            await GatherAsync(client, question, gathered, trace, end, context.Enough, cancellationToken);
            return ExpertEnds.Whole(gathered, trace, usage);
        }
        catch (ExpertFailureException e) when (cancellationToken.IsCancellationRequested)
        {
            // The provider's client may see its connection closed before it sees its token.
            throw new OperationCanceledException(e.Message, e, cancellationToken);
        }
        catch (ExpertFailureException e) when (e.Failure is ExpertFailure.Silent && gathered is { FinishReason: not null, HasAnswer: true })
        {
            // Some servers say why the answer ended, and then never close the stream.
            return ExpertEnds.Whole(gathered, trace, usage);
        }
        catch (ExpertFailureException e)
        {
            var rung = e.Failure is ExpertFailure.Silent ? SilenceClock.Rung : null;
            return ExpertEnds.Broken(gathered, trace, usage, FailureErrors.Of(e)) with { Rung = rung };
        }
        catch (ToolFailureException e)
        {
            var error = new AnswerError(e.Code, e.Message, e.Retryable, (long?)e.RetryAfter?.TotalMilliseconds);
            return ExpertEnds.Broken(gathered, trace, usage, error);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // A fault of ours must not take away what came, nor what the tool found by itself.
            LogFault(e, context.CallId);
            return ExpertEnds.Broken(gathered, trace, usage, ExpertEnds.Fault(e, context.CallId));
        }
    }

    [LoggerMessage(Level = LogLevel.Error, EventName = "expert_fault", Message = "Asking the expert for {callId} ended by an error of our own.")]
    private partial void LogFault(Exception e, string callId);

    private static async Task GatherAsync(
        IChatClient client, ExpertQuestion question, GatheredAnswer gathered, AskTrace trace, CallEndClock end, CancellationToken enough,
        CancellationToken cancellationToken)
    {
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(end.Token, enough, cancellationToken);
        try
        {
            linked.Token.ThrowIfCancellationRequested();
            var options = new ChatOptions { Tools = question.Tools };
            await foreach (var update in client.GetStreamingResponseAsync(question.Messages, options, linked.Token))
            {
                gathered.Add(update);
            }
        }
        catch (OperationCanceledException e) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(e.Message, e, cancellationToken);
        }
        catch (OperationCanceledException e) when (!gathered.HasAnswer && trace.Failure is not null && (enough.IsCancellationRequested || end.Token.IsCancellationRequested))
        {
            // It was no slowness: what it failed of is what helps whoever reads it.
            throw ExpertEnds.CutShort(trace.Failure, enough.IsCancellationRequested, e);
        }
        catch (OperationCanceledException) when (enough.IsCancellationRequested)
        {
            throw new ToolFailureException(
                ErrorCode.TimedOut, "Asking the expert: its deadline had passed and enough others had answered, so it was not waited for any longer.", retryable: true);
        }
        catch (OperationCanceledException) when (end.Token.IsCancellationRequested)
        {
            throw new ToolFailureException(
                ErrorCode.TimedOut,
                "Asking the expert: the life of the call ended before its answer did. Ask for less at once, or raise CALL_LIFETIME_SECS.",
                retryable: true);
        }
    }
}
