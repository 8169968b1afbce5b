using System.Text.Json;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Experts.Asking;
using Mcp.Daemon.Experts.Capacity;
using Mcp.Daemon.Experts.Endpoints;
using Mcp.Daemon.Experts.Outbound;
using Mcp.Daemon.Experts.Protocol;
using Mcp.Daemon.Experts.Protocol.Kimi;
using Mcp.Daemon.Experts.Questions;

namespace Mcp.Daemon.Tools.Kimi;

/// <summary>Files made text by Moonshot: uploaded once per content, read out, named.</summary>
internal sealed class KimiExtracts(ProviderFiles files, KimiFileCache cache, ExpertQueue queue, TimeProvider time)
{
    /// <exception cref="ToolFailureException">An upload or a reading failed.</exception>
    public async Task<IReadOnlyList<KimiExtract>> OfAsync(
        ExpertEndpoint kimi, AskContext context, IReadOnlyList<OutgoingFile> outgoing, string purpose, CancellationToken cancellationToken)
    {
        var extracts = new List<KimiExtract>();
        foreach (var file in outgoing)
        {
            var id = await UploadAsync(kimi, context, file, purpose, cancellationToken);
            var text = purpose is ProviderFiles.FileExtract ? await TextAsync(kimi, context, file, id, cancellationToken) : null;
            extracts.Add(new KimiExtract(file, id, text));
        }

        await CleanUpAsync(kimi, context, cancellationToken);
        return extracts;
    }

    // After the work, and whatever becomes of it: the extracts are there.
    private async Task CleanUpAsync(ExpertEndpoint kimi, AskContext context, CancellationToken cancellationToken)
    {
        try
        {
            await ProviderErrand.RunAsync(
                kimi, context, "removing expired files", isRepeatable: false, queue, time,
                (heard, token) => cache.CleanUpAsync(kimi, context, heard, token), cancellationToken);
        }
        catch (ToolFailureException)
        {
            // The provider expires files by itself.
        }
    }

    private Task<string> UploadAsync(ExpertEndpoint kimi, AskContext context, OutgoingFile file, string purpose, CancellationToken cancellationToken) =>
        ProviderErrand.RunAsync(
            kimi, context, $"uploading {file.Name}", isRepeatable: true, queue, time,
            (heard, token) => cache.IdAsync(kimi, context, file.Name, file.MediaType, file.Content, purpose, heard, token), cancellationToken);

    private async Task<string> TextAsync(ExpertEndpoint kimi, AskContext context, OutgoingFile file, string id, CancellationToken cancellationToken)
    {
        try
        {
            return Unwrapped(await ProviderErrand.RunAsync(
                kimi, context, $"reading {file.Name}", isRepeatable: true, queue, time,
                (heard, token) => files.ContentAsync(kimi, context, id, heard, token), cancellationToken));
        }
        catch (ToolFailureException)
        {
            // Whatever stands in the way, a remembered id that cannot be read must not stand in it next time.
            cache.Forget(kimi, id);
            throw;
        }
    }

    // Moonshot wraps the text: {"content": "...", "file_type": ..., "filename": ..., "title": ..., "type": "file"}.
    private static string Unwrapped(string answer)
    {
        try
        {
            using var document = JsonDocument.Parse(answer);
            return document.RootElement is { ValueKind: JsonValueKind.Object } wrapper
                && wrapper.TryGetProperty("content", out var content) && content.ValueKind is JsonValueKind.String
                    ? content.GetString()!
                    : answer;
        }
        catch (JsonException)
        {
            return answer;
        }
    }
}

/// <summary>One file at Moonshot.</summary>
/// <param name="Text">What was read out of it; null when it was uploaded for another purpose.</param>
internal sealed record KimiExtract(OutgoingFile File, string Id, string? Text)
{
    public UploadedFile Report => new(File.Name, Id, Text?.Length);
}
