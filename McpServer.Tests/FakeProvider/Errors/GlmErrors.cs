using System.Text.Json.Nodes;
using Mcp.FakeProvider.Replies;

namespace Mcp.FakeProvider.Errors;

/// <summary>The words of Z.ai: a number, as text, and a message. Quota, rate and overload are all 429 and differ in the number.</summary>
/// <remarks>Numbers from docs.z.ai/api-reference/api-code, read 2026-11-22.</remarks>
internal static class GlmErrors
{
    public static Reply Of(ErrorKind kind) => kind switch
    {
        ErrorKind.WrongKey => Body(401, "1002", "Authentication Token is invalid, please confirm the correct transmission of the Authentication Token"),
        ErrorKind.Quota => Body(429, "1113", "Insufficient balance or no resource package. Please recharge."),
        ErrorKind.RateLimit => Body(429, "1302", "Rate limit reached for requests"),
        ErrorKind.Overflow => Body(400, "1261", "Prompt exceeds max length"),
        ErrorKind.Filter => Body(
            400, "1301", "System detected potentially unsafe or sensitive content in input or generation. Please avoid using prompts that may generate sensitive content. Thank you for your cooperation."),
        ErrorKind.UnknownModel => Body(400, "1211", "Unknown Model, please check the model code."),
        ErrorKind.BadRequest => Body(400, "1210", "Invalid API parameter, please check the documentation."),
        ErrorKind.Overloaded => Body(429, "1305", "The service may be temporarily overloaded, please try again later"),
        _ => Body(500, "1234", "Network error, error id: 20251009085320, please contact customer service"),
    };

    private static Reply Body(int status, string code, string message) => Reply.Json(
        new JsonObject { ["error"] = new JsonObject { ["code"] = code, ["message"] = message } }.ToJsonString(), status);
}
