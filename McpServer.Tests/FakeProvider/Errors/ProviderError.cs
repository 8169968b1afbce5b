using System.Text.Json.Nodes;
using Mcp.FakeProvider.Replies;

namespace Mcp.FakeProvider.Errors;

/// <summary>Errors in the bodies, statuses and headers of the providers, as they document or were seen to send them.</summary>
internal static class ProviderError
{
    public static Reply Of(Dialect dialect, ErrorKind kind, string? model = null) => dialect switch
    {
        Dialect.Kimi => KimiErrors.Of(kind, model ?? "fake-model"),
        Dialect.Glm => GlmErrors.Of(kind),
        Dialect.OpenRouter => OpenRouterErrors.Of(kind, model ?? "fake-model"),
        Dialect.Ollama => OllamaErrors.Of(kind, model ?? "fake-model"),
        _ => OpenAiErrors.Of(kind, model ?? "fake-model"),
    };

    /// <summary>The body alone, as it stands in an error frame inside a stream.</summary>
    public static string BodyOf(Dialect dialect, ErrorKind kind) =>
        ((ReplyStep.Send)Of(dialect, kind).Steps.Single()).Text(null!);

    /// <summary>What a gateway before the provider answers: HTML with 502 or 503.</summary>
    public static Reply Gateway(int status = 502) =>
        Reply.Html(status, status == 503 ? "503 Service Temporarily Unavailable" : "502 Bad Gateway");

    /// <summary>OpenAI's shape of an error, which most others follow.</summary>
    public static Reply Body(int status, string message, string type, string? code, string? param = null) =>
        Reply.Json(
            new JsonObject
            {
                ["error"] = new JsonObject { ["message"] = message, ["type"] = type, ["param"] = param, ["code"] = code },
            }.ToJsonString(),
            status);
}
