using Mcp.FakeProvider.Replies;

namespace Mcp.FakeProvider.Errors;

/// <summary>The words of OpenAI.</summary>
internal static class OpenAiErrors
{
    public static Reply Of(ErrorKind kind, string model) => kind switch
    {
        ErrorKind.WrongKey => ProviderError.Body(
            401, "Incorrect API key provided: sk-wrong. You can find your API key at https://platform.openai.com/account/api-keys.", "invalid_request_error", "invalid_api_key"),
        ErrorKind.Quota => ProviderError.Body(
            429, "You exceeded your current quota, please check your plan and billing details. For more information on this error, read the docs: https://platform.openai.com/docs/guides/error-codes/api-errors.", "insufficient_quota", "insufficient_quota"),
        ErrorKind.RateLimit => ProviderError.Body(
                429, $"Rate limit reached for {model} in organization org-fake on tokens per min (TPM): Limit 30000, Used 29500, Requested 1500. Please try again in 2s.", "tokens", "rate_limit_exceeded")
            .WithHeader("Retry-After", "2")
            .WithHeader("x-ratelimit-limit-tokens", "30000")
            .WithHeader("x-ratelimit-remaining-tokens", "500")
            .WithHeader("x-ratelimit-reset-tokens", "2s"),
        ErrorKind.Overflow => ProviderError.Body(
            400, "This model's maximum context length is 128000 tokens. However, your messages resulted in 130512 tokens. Please reduce the length of the messages.", "invalid_request_error", "context_length_exceeded", "messages"),
        ErrorKind.Filter => ProviderError.Body(
            400, "Your request was rejected as a result of our safety system.", "invalid_request_error", "content_policy_violation"),
        ErrorKind.UnknownModel => ProviderError.Body(
            404, $"The model `{model}` does not exist or you do not have access to it.", "invalid_request_error", "model_not_found"),
        ErrorKind.BadRequest => ProviderError.Body(
            400, "Unsupported value: 'temperature' does not support 0.3 with this model. Only the default (1) value is supported.", "invalid_request_error", "unsupported_value", "temperature"),
        ErrorKind.Overloaded => ProviderError.Body(503, "The engine is currently overloaded, please try again later", "server_error", null),
        _ => ProviderError.Body(500, "The server had an error while processing your request. Sorry about that!", "server_error", null),
    };
}
