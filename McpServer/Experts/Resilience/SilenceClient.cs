using System.Runtime.CompilerServices;
using Mcp.Daemon.Experts.Catalogue;
using Mcp.Daemon.Experts.Failures;
using Mcp.Daemon.Experts.Questions;
using Microsoft.Extensions.AI;

namespace Mcp.Daemon.Experts.Resilience;

/// <summary>
/// Lets the expert rung end the asking of one model: inside, its clock cancels; outside it is a failure like others,
/// so that the breaker outside counts it. The substituted token does not escape.
/// </summary>
/// <param name="limit">The longest silence of this model's endpoint.</param>
internal sealed class SilenceClient(IChatClient inner, SilenceClock clock, TimeSpan limit, ModelChoice choice) : StreamingClient(inner)
{
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        clock.Allow(limit);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(clock.Fired, cancellationToken);
        await using var updates = InnerClient.GetStreamingResponseAsync(messages, options, linked.Token)
            .GetAsyncEnumerator(linked.Token);
        while (true)
        {
            try
            {
                if (!await updates.MoveNextAsync())
                {
                    yield break;
                }
            }
            catch (OperationCanceledException e) when (cancellationToken.IsCancellationRequested)
            {
                throw new OperationCanceledException(e.Message, e, cancellationToken);
            }
            catch (OperationCanceledException e) when (clock.Fired.IsCancellationRequested)
            {
                throw new ExpertFailureException(
                    ExpertFailure.Silent,
                    $"Asking {ChoiceName.Of(choice)}: nothing came for {clock.Limit.TotalSeconds:0.###} s (the expert rung).", e)
                {
                    Provider = choice.Endpoint.Name,
                    Model = choice.Model.Name,
                    Sent = true,
                };
            }

            yield return updates.Current;
        }
    }
}
