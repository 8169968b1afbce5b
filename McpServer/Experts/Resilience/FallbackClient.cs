using System.Runtime.CompilerServices;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Experts.Catalogue;
using Mcp.Daemon.Experts.Failures;
using Mcp.Daemon.Experts.Questions;
using Microsoft.Extensions.AI;

namespace Mcp.Daemon.Experts.Resilience;

/// <summary>
/// Asks the planned model, and where another can help, the declared ones in their order; visible in the trace. Once
/// the answer began it stays with the model that began it.
/// </summary>
/// <param name="open">The chain of one model; the client that it makes is disposed here.</param>
internal sealed class FallbackClient(ModelPlan plan, Func<ModelChoice, IChatClient> open, AskTrace trace) : IChatClient
{
    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ModelChoice? next = plan.First;
        var others = plan.Fallbacks.ToList();
        ExpertFailureException? cause = null;
        while (next is { } choice)
        {
            next = null;
            trace.Turn(choice);
            using var client = open(choice);
            await using var updates = client.GetStreamingResponseAsync(messages, options, cancellationToken)
                .GetAsyncEnumerator(cancellationToken);
            var hasAnswer = false;
            while (true)
            {
                try
                {
                    if (!await updates.MoveNextAsync())
                    {
                        yield break;
                    }
                }
                catch (ToolFailureException e) when (!hasAnswer && cause is not null)
                {
                    // A fallback that cannot take the question (images, tools) is none; what the first failed of stands.
                    trace.Event($"{ChoiceName.Of(choice)} was passed over ({e.Message})");
                    next = Take(others, cause.Failure, plan.First);
                    if (next is null)
                    {
                        trace.Turn(plan.First);
                        throw cause;
                    }

                    break;
                }
                catch (ExpertFailureException e) when (!hasAnswer)
                {
                    cause = e;
                    if (Take(others, e.Failure, choice) is not { } other)
                    {
                        throw;
                    }

                    var why = $"{ChoiceName.Of(choice)} could not answer ({FailureWords.Of(e.Failure)})";
                    trace.Event($"{why}, {ChoiceName.Of(other)} asked instead");
                    trace.Say($"{why}; asking {ChoiceName.Of(other)} instead");
                    next = other;
                    break;
                }

                hasAnswer |= AnswerContent.IsIn(updates.Current);
                yield return updates.Current;
            }
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
        // Each model's client is disposed when it has been asked.
    }

    // A choice that cannot help with this failure is passed over for good.
    private static ModelChoice? Take(List<ModelChoice> others, ExpertFailure failure, ModelChoice failed)
    {
        while (others.Count > 0 && IsHelpedByAnother(failure))
        {
            var other = others[0];
            others.RemoveAt(0);
            if (failure is not ExpertFailure.Overflow || other.Model.ContextTokens > failed.Model.ContextTokens)
            {
                return other;
            }
        }

        return null;
    }

    private static bool IsHelpedByAnother(ExpertFailure failure) => failure is
        ExpertFailure.Auth or ExpertFailure.Quota or ExpertFailure.RateLimit or ExpertFailure.Overflow or ExpertFailure.Network
        or ExpertFailure.Cut or ExpertFailure.Down or ExpertFailure.BadAnswer or ExpertFailure.CircuitOpen or ExpertFailure.OverCapacity;
}
