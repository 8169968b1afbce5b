using System.Runtime.CompilerServices;
using Mcp.Daemon.Experts.Catalogue;
using Mcp.Daemon.Experts.Failures;
using Mcp.Daemon.Experts.Questions;
using Microsoft.Extensions.AI;

namespace Mcp.Daemon.Experts.Resilience;

/// <summary>Asks a model only while its breaker allows it, and tells the breaker how the whole call, retries included, ended.</summary>
internal sealed class BreakerClient(IChatClient inner, BreakerTable breakers, ModelChoice choice) : StreamingClient(inner)
{
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var pass = breakers.Enter(choice);
        await using var updates = InnerClient.GetStreamingResponseAsync(messages, options, cancellationToken)
            .GetAsyncEnumerator(cancellationToken);
        var isFinished = false;
        while (true)
        {
            try
            {
                if (!await updates.MoveNextAsync())
                {
                    break;
                }
            }
            catch (ExpertFailureException e)
            {
                // A server that answered and then never closes its stream has answered.
                if (isFinished && e.Failure is ExpertFailure.Silent)
                {
                    pass.Succeeded();
                }
                else
                {
                    pass.Failed(e.Failure);
                }

                throw;
            }

            isFinished |= updates.Current.FinishReason is not null;
            yield return updates.Current;
        }

        pass.Succeeded();
    }
}
