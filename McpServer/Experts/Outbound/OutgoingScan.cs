using System.Runtime.CompilerServices;
using Mcp.Daemon.Configuration;
using Mcp.Daemon.Experts.Failures;
using Mcp.Daemon.Experts.Questions;
using Mcp.Daemon.Secrets;
using Microsoft.Extensions.AI;

namespace Mcp.Daemon.Experts.Outbound;

/// <summary>
/// The last look at what leaves, outermost of all layers: secrets in any text are masked and counted, or refuse the
/// question; what no scan can read is reported, or refused. The caller's own messages stay as they are.
/// </summary>
/// <param name="keys">The keys of this session's endpoints: they leave in no text, whatever they look like.</param>
internal sealed class OutgoingScan(
    IChatClient inner, SessionConfiguration settings, IReadOnlyCollection<string> keys, AskTrace trace) : StreamingClient(inner)
{
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var mask = new ContentMask(keys, cancellationToken);
        var clean = messages.Select(mask.Message).ToArray();
        var cleanOptions = mask.Options(options);
        Judge(mask);

        await foreach (var update in InnerClient.GetStreamingResponseAsync(clean, cleanOptions, cancellationToken)
            .WithCancellation(cancellationToken))
        {
            yield return update;
        }
    }

    private void Judge(ContentMask mask)
    {
        if (mask.Found.Count > 0)
        {
            var count = mask.Found.Count == 1 ? "1 secret" : $"{mask.Found.Count} secrets";
            var words = SecretCounts.Words(mask.Found);
            if (settings.RefuseSecrets)
            {
                throw new ExpertFailureException(
                    ExpertFailure.Secrets,
                    $"Looking through what would be sent: the question holds {count} ({words}), and MCP_EXPERT_SECRETS is refuse. "
                    + "Nothing was sent. Take them out, or set it to mask.");
            }

            trace.Note($"{count} masked in the question: {words}.");
        }

        if (mask.Unscanned.Count > 0 && settings.RefuseUnscanned)
        {
            throw new ExpertFailureException(
                ExpertFailure.Secrets,
                $"Looking through what would be sent: {string.Join(", ", mask.Unscanned)} cannot be scanned for secrets, and "
                + "MCP_EXPERT_UNSCANNED is refuse. Nothing was sent. Leave it out, or set it to allow.");
        }

        foreach (var name in mask.Unscanned)
        {
            trace.LeavesUnscanned(name);
        }
    }
}
