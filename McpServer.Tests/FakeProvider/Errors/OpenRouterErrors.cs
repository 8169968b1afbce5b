using System.Text.Json.Nodes;
using Mcp.FakeProvider.Replies;

namespace Mcp.FakeProvider.Errors;

/// <summary>The words of OpenRouter: the code is the status as a number, the true reason often in <c>metadata.raw</c>.</summary>
internal static class OpenRouterErrors
{
    public static Reply Of(ErrorKind kind, string model) => kind switch
    {
        ErrorKind.WrongKey => Body(401, "No auth credentials found"),
        ErrorKind.Quota => Body(402, "Insufficient credits. Add more using https://openrouter.ai/settings/credits"),
        ErrorKind.RateLimit => Body(429, "Provider returned error", new JsonObject
        {
            ["raw"] = $"{model} is temporarily rate-limited upstream. Please retry shortly, or add your own key to accumulate your rate limits.",
            ["provider_name"] = "Fake",
        }).WithHeader("X-RateLimit-Limit", "20").WithHeader("X-RateLimit-Remaining", "0"),
        ErrorKind.Overflow => Body(
            400, "This endpoint's maximum context length is 131072 tokens. However, you requested about 140000 tokens (139000 of text input, 1000 in the output). Please reduce the length of either one."),
        ErrorKind.Filter => Body(403, $"{model} requires moderation on Fake. Your input was flagged for \"violence\". No credits were charged.", new JsonObject
        {
            ["reasons"] = new JsonArray("violence"),
            ["flagged_input"] = "…",
            ["provider_name"] = "Fake",
        }),
        ErrorKind.UnknownModel => Body(404, $"No endpoints found for {model}."),
        ErrorKind.BadRequest => Body(400, "Invalid input: temperature must be at most 2"),
        ErrorKind.Overloaded => Body(503, "There is no available model provider that meets your routing requirements"),
        _ => Body(500, "Internal Server Error"),
    };

    private static Reply Body(int status, string message, JsonObject? metadata = null) => Reply.Json(
        new JsonObject { ["error"] = new JsonObject { ["message"] = message, ["code"] = status }.With("metadata", metadata) }.ToJsonString(), status);
}
