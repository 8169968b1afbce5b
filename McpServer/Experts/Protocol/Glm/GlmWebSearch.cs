using System.Buffers;
using System.Net.Http.Headers;
using System.Text.Json;
using Mcp.Daemon.Experts.Endpoints;
using Mcp.Daemon.Experts.Questions;

namespace Mcp.Daemon.Experts.Protocol.Glm;

/// <summary>Zhipu's search on its own: <c>POST /web_search</c>, a query in, a list of pages out.</summary>
internal sealed class GlmWebSearch(ProviderClients clients)
{
    /// <returns>The provider's JSON: <c>search_result</c> with title, link, content of each.</returns>
    public async Task<JsonElement> SearchAsync(
        ExpertEndpoint endpoint, AskContext context, GlmSearchQuery query, Action heard, CancellationToken cancellationToken)
    {
        var wire = clients.Wire(endpoint, null, heard, context);
        using var request = wire.Request(HttpMethod.Post, "/web_search");
        request.Content = new ByteArrayContent(Body(query)) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        var text = await wire.TextAsync(request, cancellationToken);
        JsonElement answer;
        try
        {
            answer = JsonElement.Parse(text);
        }
        catch (JsonException e)
        {
            throw wire.Failures.BadAnswer("what is not JSON", e);
        }

        return Json.Member(answer, "search_result", JsonValueKind.Array).ValueKind is JsonValueKind.Array ? answer
            : ErrorBody.TryRead(answer) is { } error ? throw wire.Failures.Reported(200, error, null)
            : throw wire.Failures.BadAnswer("no search result");
    }

    private static byte[] Body(GlmSearchQuery query)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("search_engine", query.Engine);
            writer.WriteString("search_query", query.Text);
            writer.WriteNumber("count", query.Count);
            Write(writer, "search_domain_filter", query.Domain);
            // The API's own word for no filter is noLimit.
            Write(writer, "search_recency_filter", query.Recency is "all" ? "noLimit" : query.Recency);
            Write(writer, "request_id", query.RequestId);
            Write(writer, "user_id", query.UserId);
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void Write(Utf8JsonWriter writer, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            writer.WriteString(name, value);
        }
    }
}

/// <summary>What to search for. Ranges are the tool's to check.</summary>
internal sealed record GlmSearchQuery(string Text)
{
    /// <summary>1 to 50.</summary>
    public int Count { get; init; } = 10;

    public string Engine { get; init; } = "search-prime";

    /// <summary>One domain that results must come from.</summary>
    public string? Domain { get; init; }

    /// <summary>oneDay, oneWeek, oneMonth, oneYear, or all.</summary>
    public string? Recency { get; init; }

    public string? RequestId { get; init; }

    public string? UserId { get; init; }
}
