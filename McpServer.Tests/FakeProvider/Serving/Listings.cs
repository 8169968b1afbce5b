using System.Text.Json.Nodes;
using Mcp.FakeProvider.Replies;
using Mcp.FakeProvider.Requests;

namespace Mcp.FakeProvider.Serving;

/// <summary>The answers that list something: models, and what a search found.</summary>
internal static class Listings
{
    /// <summary><c>GET /models</c>, as OpenAI has it.</summary>
    public static Reply Models(IEnumerable<string> models) => Reply.Json(new JsonObject
    {
        ["object"] = "list",
        ["data"] = new JsonArray([.. models.Select(model => new JsonObject
        {
            ["id"] = model,
            ["object"] = "model",
            ["created"] = ChatJson.Created,
            ["owned_by"] = "fake",
        })]),
    }.ToJsonString());

    /// <summary><c>GET /api/tags</c>, as Ollama has it.</summary>
    public static Reply Tags(IEnumerable<string> models) => Reply.Json(new JsonObject
    {
        ["models"] = new JsonArray([.. models.Select(model => new JsonObject
        {
            ["name"] = model,
            ["model"] = model,
            ["modified_at"] = "2025-10-09T08:53:20Z",
            ["size"] = 5_225_388_164,
            ["digest"] = new string('0', 64),
            ["details"] = new JsonObject
            {
                ["parent_model"] = "",
                ["format"] = "gguf",
                ["family"] = model.Split(':')[0],
                ["families"] = new JsonArray(model.Split(':')[0]),
                ["parameter_size"] = "8.2B",
                ["quantization_level"] = "Q4_K_M",
            },
        })]),
    }.ToJsonString());

    /// <summary><c>POST /web_search</c> of GLM: as many results as were asked for, at most 50.</summary>
    public static Reply Search(RecordedRequest request)
    {
        var query = request.Json?["search_query"]?.ToString() ?? "";
        var count = request.Json?["count"] is JsonValue value && value.TryGetValue<int>(out var wished) ? Math.Clamp(wished, 1, 50) : 10;
        return Reply.Json(new JsonObject
        {
            ["id"] = $"search-{request.Number}",
            ["created"] = ChatJson.Created,
            ["request_id"] = request.Json?["request_id"]?.ToString() ?? $"request-{request.Number}",
            ["search_intent"] = new JsonArray(new JsonObject { ["query"] = query, ["intent"] = "SEARCH_ALL", ["keywords"] = query }),
            ["search_result"] = ChatJson.SearchResults(Enumerable.Range(1, count).Select(number => $"{query}, result {number}")),
        }.ToJsonString());
    }
}
