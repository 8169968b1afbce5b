using System.Runtime.CompilerServices;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Experts.Usage;
using Microsoft.Extensions.AI;

namespace Mcp.Tests.Experts;

/// <summary>In place of the ledger: adds what the provider counted to the question's sum.</summary>
internal sealed class CountedClient(IChatClient inner, AskUsage usage) : DelegatingChatClient(inner)
{
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var update in InnerClient.GetStreamingResponseAsync(messages, options, cancellationToken))
        {
            foreach (var count in update.Contents.OfType<UsageContent>().Select(content => content.Details))
            {
                usage.Add(new UsageReport(
                    count.InputTokenCount, count.CachedInputTokenCount, count.OutputTokenCount, count.ReasoningTokenCount));
            }

            yield return update;
        }
    }
}
