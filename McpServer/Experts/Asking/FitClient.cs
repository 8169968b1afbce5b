using System.Runtime.CompilerServices;
using Mcp.Daemon.Experts.Catalogue;
using Mcp.Daemon.Experts.Questions;
using Microsoft.Extensions.AI;

namespace Mcp.Daemon.Experts.Asking;

/// <summary>Fits the question, as it came through the secret scan, to the model that is asked.</summary>
internal sealed class FitClient(
    IChatClient inner, ExpertQuestion question, ModelChoice choice, Func<ExpertQuestion, ModelChoice, FittedQuestion> fit, AskTrace trace)
    : StreamingClient(inner)
{
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var fitted = fit(question with { Messages = [.. messages], Tools = options?.Tools }, choice);
        foreach (var note in fitted.Notes)
        {
            trace.Note(note);
        }

        await foreach (var update in InnerClient.GetStreamingResponseAsync(fitted.Messages, fitted.Options, cancellationToken)
            .WithCancellation(cancellationToken))
        {
            yield return update;
        }
    }
}
