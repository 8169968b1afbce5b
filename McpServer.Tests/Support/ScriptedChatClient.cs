using System.Runtime.CompilerServices;
using Mcp.Daemon.Experts.Failures;
using Microsoft.Extensions.AI;

namespace Mcp.Tests.Support;

/// <summary>A provider in hand: each time it is asked it plays the next script, the last one for ever.</summary>
internal sealed class ScriptedChatClient(params ScriptedChatClient.Script[] scripts) : IChatClient
{
    public delegate IAsyncEnumerable<ChatResponseUpdate> Script(CancellationToken cancellationToken);

    /// <summary>What it was asked, each time.</summary>
    public List<IReadOnlyList<ChatMessage>> Asked { get; } = [];

    public List<ChatOptions?> Options { get; } = [];

    public static Script Says(params string[] parts) => Plays(parts.Select(part => new ChatResponseUpdate(ChatRole.Assistant, part)), null);

    public static Script Plays(params AIContent[] contents) =>
        Plays(contents.Select(content => new ChatResponseUpdate(ChatRole.Assistant, [content])), null);

    public static Script Ends(ChatFinishReason reason, string text) =>
        Plays([new ChatResponseUpdate(ChatRole.Assistant, text) { FinishReason = reason }], null);

    public static Script Fails(ExpertFailure failure, TimeSpan? retryAfter = null, params AIContent[] before) => Plays(
        before.Select(content => new ChatResponseUpdate(ChatRole.Assistant, [content])),
        new ExpertFailureException(failure, $"Asking the scripted one: {failure}.") { RetryAfter = retryAfter });

    /// <summary>Sends this and then nothing, until it is cancelled.</summary>
    public static Script Hangs(TaskCompletionSource reached, params AIContent[] before) =>
        cancellationToken => HangsAsync(reached, before, cancellationToken);

    /// <summary>Says this with its finish reason, and then nothing, until it is cancelled.</summary>
    public static Script Finishes(TaskCompletionSource reached, string text) =>
        cancellationToken => FinishesAsync(reached, text, cancellationToken);

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var script = scripts[Math.Min(Asked.Count, scripts.Length - 1)];
        Asked.Add([.. messages]);
        Options.Add(options);
        return script(cancellationToken);
    }

    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
        // One script serves many asks.
    }

    private static async IAsyncEnumerable<ChatResponseUpdate> FinishesAsync(
        TaskCompletionSource reached, string text, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return new ChatResponseUpdate(ChatRole.Assistant, text) { FinishReason = ChatFinishReason.Stop };
        await foreach (var update in HangsAsync(reached, [], cancellationToken))
        {
            yield return update;
        }
    }

    private static Script Plays(IEnumerable<ChatResponseUpdate> updates, Exception? end) =>
        cancellationToken => PlaysAsync(updates, end, cancellationToken);

    private static async IAsyncEnumerable<ChatResponseUpdate> PlaysAsync(
        IEnumerable<ChatResponseUpdate> updates, Exception? end, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.Yield();
        foreach (var update in updates)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return update;
        }

        if (end is not null)
        {
            throw end;
        }
    }

    private static async IAsyncEnumerable<ChatResponseUpdate> HangsAsync(
        TaskCompletionSource reached, AIContent[] before, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var content in before)
        {
            yield return new ChatResponseUpdate(ChatRole.Assistant, [content]);
        }

        var never = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = cancellationToken.Register(() => never.TrySetCanceled(cancellationToken));
        reached.TrySetResult();
        await never.Task;
    }
}
