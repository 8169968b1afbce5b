using System.Text.Json;
using Mcp.Daemon.Experts.Endpoints;
using Mcp.Daemon.Experts.Failures;
using Mcp.Daemon.Experts.Questions;

namespace Mcp.Daemon.Experts.Protocol;

/// <summary>
/// Files kept at a provider: Kimi's for extraction (<see cref="FileExtract"/>), GLM's for agents. What goes up was
/// gated, scanned or allowed before; retries are the caller's.
/// </summary>
internal sealed class ProviderFiles(ProviderClients clients)
{
    /// <summary>Moonshot reads the text out of it.</summary>
    public const string FileExtract = "file-extract";

    /// <summary>Moonshot keeps it for assistants.</summary>
    public const string Assistants = "assistants";

    /// <summary>Zhipu keeps it for agents.</summary>
    public const string Agent = "agent";

    public async Task<ProviderFile> UploadAsync(
        ExpertEndpoint endpoint, AskContext context, string name, string mediaType, ReadOnlyMemory<byte> content, string purpose,
        Action heard, CancellationToken cancellationToken)
    {
        var wire = clients.Wire(endpoint, null, heard, context);
        using var request = wire.Request(HttpMethod.Post, "/files");
        request.Content = new MultipartUpload(purpose, name, mediaType, content);
        var answer = await JsonAsync(wire, request, cancellationToken);
        return Read(answer) ?? throw wire.Failures.BadAnswer("no id for the uploaded file");
    }

    /// <summary>The text that Moonshot read out of a file, in the JSON it wraps it in; as it came.</summary>
    public async Task<string> ContentAsync(
        ExpertEndpoint endpoint, AskContext context, string id, Action heard, CancellationToken cancellationToken)
    {
        var wire = clients.Wire(endpoint, null, heard, context);
        using var request = wire.Request(HttpMethod.Get, $"/files/{Uri.EscapeDataString(id)}/content");
        return await wire.TextAsync(request, cancellationToken);
    }

    /// <summary>Deletes a file; one that is not there is as good as deleted.</summary>
    public async Task DeleteAsync(ExpertEndpoint endpoint, AskContext context, string id, Action heard, CancellationToken cancellationToken)
    {
        var wire = clients.Wire(endpoint, null, heard, context);
        using var request = wire.Request(HttpMethod.Delete, $"/files/{Uri.EscapeDataString(id)}");
        try
        {
            await wire.TextAsync(request, cancellationToken);
        }
        catch (ExpertFailureException e) when (e.Status is 404)
        {
        }
    }

    public async Task<IReadOnlyList<ProviderFile>> ListAsync(ExpertEndpoint endpoint, AskContext context, CancellationToken cancellationToken)
    {
        var wire = clients.Wire(endpoint, null, () => { }, context);
        using var request = wire.Request(HttpMethod.Get, "/files");
        var files = Json.Member(await JsonAsync(wire, request, cancellationToken), "data", JsonValueKind.Array);
        return files.ValueKind is JsonValueKind.Array
            ? [.. files.EnumerateArray().Select(Read).OfType<ProviderFile>()]
            : throw wire.Failures.BadAnswer("no list of files");
    }

    private static async Task<JsonElement> JsonAsync(ProviderWire wire, HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var text = await wire.TextAsync(request, cancellationToken);
        try
        {
            var answer = JsonElement.Parse(text);
            // Zhipu's gateway wraps errors in a 200.
            return ErrorBody.TryRead(answer) is { } error && Json.Text(answer, "id") is null
                ? throw wire.Failures.Reported(200, error, null)
                : answer;
        }
        catch (JsonException e)
        {
            throw wire.Failures.BadAnswer("what is not JSON", e);
        }
    }

    private static ProviderFile? Read(JsonElement file) => Json.Text(file, "id") is { Length: > 0 } id
        ? new ProviderFile(id, Json.Text(file, "filename"), Json.Text(file, "purpose"))
        : null;
}

/// <summary>A file at a provider.</summary>
internal sealed record ProviderFile(string Id, string? Name, string? Purpose);
