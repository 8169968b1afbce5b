using System.Runtime.CompilerServices;
using Mcp.Daemon.Experts.Catalogue;
using Mcp.Daemon.Experts.Questions;
using Mcp.Daemon.Experts.Resilience;
using Microsoft.Extensions.AI;

namespace Mcp.Daemon.Experts.Capacity;

/// <summary>Holds one place among those that ask experts, retries included. The silence clock stands while it waits for it.</summary>
internal sealed class QueueClient(
    IChatClient inner, ExpertQueue queue, string sessionId, ModelChoice choice, SilenceClock clock, AskTrace trace) : StreamingClient(inner)
{
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var place = await EnterAsync(cancellationToken);
        await foreach (var update in InnerClient.GetStreamingResponseAsync(messages, options, cancellationToken).WithCancellation(cancellationToken))
        {
            yield return update;
        }
    }

    private async Task<IDisposable> EnterAsync(CancellationToken cancellationToken)
    {
        using var standing = clock.Pause();
        return await queue.EnterAsync(sessionId, choice.Endpoint.Kind, Waits, cancellationToken);
    }

    private void Waits(int position) =>
        trace.Say($"waiting to ask {ChoiceName.Of(choice)}: {(position == 1 ? "next in the queue" : $"place {position} in the queue")}");
}
