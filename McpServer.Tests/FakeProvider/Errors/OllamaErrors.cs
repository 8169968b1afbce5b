using Mcp.FakeProvider.Replies;

namespace Mcp.FakeProvider.Errors;

/// <summary>The words of Ollama; it knows no keys and no quota, so a gateway's before it stand for them.</summary>
internal static class OllamaErrors
{
    public static Reply Of(ErrorKind kind, string model) => kind switch
    {
        ErrorKind.WrongKey => ProviderError.Body(401, "unauthorized", "authentication_error", null),
        ErrorKind.Quota => ProviderError.Body(402, "payment required", "api_error", null),
        ErrorKind.RateLimit => ProviderError.Body(429, "too many requests", "rate_limit_error", null),
        ErrorKind.Overflow => ProviderError.Body(400, "input length exceeds maximum context length", "invalid_request_error", null),
        ErrorKind.UnknownModel => ProviderError.Body(404, $"model \"{model}\" not found, try pulling it first", "not_found_error", null),
        ErrorKind.Filter or ErrorKind.BadRequest => ProviderError.Body(400, $"registry.ollama.ai/library/{model} does not support tools", "invalid_request_error", null),
        ErrorKind.Overloaded => ProviderError.Body(503, "server busy, please try again.  maximum pending requests exceeded", "api_error", null),
        _ => ProviderError.Body(500, "llama runner process has terminated: signal: killed", "api_error", null),
    };
}
