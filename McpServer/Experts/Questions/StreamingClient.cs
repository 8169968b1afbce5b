using Microsoft.Extensions.AI;

namespace Mcp.Daemon.Experts.Questions;

/// <summary>
/// A layer of the asking that only knows streams: a whole response is a stream that was gathered, so that every rule
/// is written once. One per ask.
/// </summary>
internal abstract class StreamingClient(IChatClient inner) : DelegatingChatClient(inner)
{
    public sealed override Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);
}
