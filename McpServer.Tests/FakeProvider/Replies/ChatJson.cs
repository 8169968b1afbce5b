using System.Text.Json.Nodes;
using Mcp.FakeProvider.Requests;

namespace Mcp.FakeProvider.Replies;

/// <summary>The JSON of chat completions, streamed and whole.</summary>
internal static class ChatJson
{
    // Any moment does; a fixed one keeps replies the same from run to run.
    public const long Created = 1_760_000_000;

    public static JsonObject Chunk(RecordedRequest request, params JsonObject[] choices) => new()
    {
        ["id"] = Id(request),
        ["object"] = "chat.completion.chunk",
        ["created"] = Created,
        ["model"] = request.Model ?? "fake-model",
        ["choices"] = new JsonArray([.. choices.Where(choice => choice.Count > 0)]),
    };

    public static JsonObject Choice(JsonObject delta, string? finish) => new()
    {
        ["index"] = 0,
        ["delta"] = delta,
        ["finish_reason"] = finish,
    };

    public static JsonObject Whole(RecordedRequest request, string text, TokenCount usage) => new()
    {
        ["id"] = Id(request),
        ["object"] = "chat.completion",
        ["created"] = Created,
        ["model"] = request.Model ?? "fake-model",
        ["choices"] = new JsonArray(new JsonObject
        {
            ["index"] = 0,
            ["message"] = new JsonObject { ["role"] = "assistant", ["content"] = text },
            ["finish_reason"] = "stop",
        }),
        ["usage"] = Usage(usage),
    };

    /// <summary>Cached tokens stand in both places where providers put them.</summary>
    public static JsonObject? Usage(TokenCount? count)
    {
        if (count is null)
        {
            return null;
        }

        var usage = new JsonObject
        {
            ["prompt_tokens"] = count.Input,
            ["completion_tokens"] = count.Output,
            ["total_tokens"] = count.Input + count.Output,
        };
        if (count.Cached is { } cached)
        {
            usage["cached_tokens"] = cached;
            usage["prompt_tokens_details"] = new JsonObject { ["cached_tokens"] = cached };
        }

        return count.Reasoning is { } reasoning
            ? usage.With("completion_tokens_details", new JsonObject { ["reasoning_tokens"] = reasoning })
            : usage;
    }

    public static JsonArray SearchResults(IEnumerable<string> titles) =>
        [.. titles.Select((title, i) => (JsonNode)new JsonObject
        {
            ["title"] = title,
            ["link"] = $"https://example.com/{i + 1}",
            ["content"] = $"What {title} says.",
            ["media"] = "Example",
            ["icon"] = "",
            ["refer"] = $"ref_{i + 1}",
            ["publish_date"] = "2025-10-09",
        })];

    /// <summary>Sets a field, unless its value is null.</summary>
    public static JsonObject With(this JsonObject json, string name, JsonNode? value)
    {
        if (value is not null)
        {
            json[name] = value;
        }

        return json;
    }

    private static string Id(RecordedRequest request) => $"chatcmpl-{request.Number}";
}
