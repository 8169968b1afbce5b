using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Mcp.Tests.Experts.Usage;

/// <summary>A provider's client that streams what it is given, then ends, fails, or falls silent.</summary>
internal sealed class ScriptedClient(params AIContent[] contents) : IChatClient
{
    public Exception? Fails { get; init; }

    public bool Stalls { get; init; }

    /// <summary>Completes when it has fallen silent.</summary>
    public TaskCompletionSource Stalled { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The answers that the contents belong to, in order; all to the same when there is none.</summary>
    public string[] ResponseIds { get; init; } = [];

    public int Asked { get; private set; }

    public int Streamed { get; private set; }

    public bool Closed { get; private set; }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        Asked++;
        try
        {
            for (var i = 0; i < contents.Length; i++)
            {
                Streamed++;
                yield return new ChatResponseUpdate(ChatRole.Assistant, [contents[i]]) { ResponseId = ResponseIds.ElementAtOrDefault(i) };
            }

            if (Stalls)
            {
                Stalled.TrySetResult();
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
            }

            if (Fails is not null)
            {
                throw Fails;
            }
        }
        finally
        {
            Closed = true;
        }
    }

    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
        // It holds nothing.
    }
}
