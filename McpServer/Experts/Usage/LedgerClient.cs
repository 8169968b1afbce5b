using System.Runtime.CompilerServices;
using Mcp.Daemon.Experts.Catalogue;
using Mcp.Daemon.Experts.Failures;
using Mcp.Daemon.Experts.Questions;
using Microsoft.Extensions.AI;

namespace Mcp.Daemon.Experts.Usage;

/// <summary>
/// Around a provider's client, inside retry: each time it is asked is one attempt, which the budget must allow and the
/// ledger keeps, whether it ends well, fails, is cut, cancelled or stopped.
/// </summary>
internal sealed class LedgerClient(IChatClient inner, ModelChoice choice, AskContext ask, Budget budget, AskUsage usage) : DelegatingChatClient(inner)
{
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        await GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var question = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        var attempt = await budget.OpenAsync(choice, ask, question, options, usage, cancellationToken);
        var outcome = UsageOutcome.Cancelled; // what it is when the reader goes away
        try
        {
            await using var updates = InnerClient.GetStreamingResponseAsync(question, options, cancellationToken).GetAsyncEnumerator(cancellationToken);
            while (true)
            {
                try
                {
                    if (!await updates.MoveNextAsync())
                    {
                        break;
                    }

                    await attempt.SeeAsync(updates.Current, cancellationToken);
                }
                catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
                {
                    throw;
                }
                catch (Exception e)
                {
                    outcome = OutcomeOf(e, attempt);
                    throw;
                }

                yield return updates.Current;
            }

            outcome = UsageOutcome.Answered;
        }
        finally
        {
            attempt.Settle(outcome);
        }
    }

    private static UsageOutcome OutcomeOf(Exception e, Attempt attempt)
    {
        if (e is not ExpertFailureException failure)
        {
            return UsageOutcome.Failed;
        }

        if (failure.Failure == ExpertFailure.Budget)
        {
            return UsageOutcome.Stopped;
        }

        // No provider is owed for what never reached it, or for what it refused with an error status.
        if (!failure.Sent || failure.Status >= 400)
        {
            attempt.Refused();
        }

        return UsageOutcome.Failed;
    }
}
