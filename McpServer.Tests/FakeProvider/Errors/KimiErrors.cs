using System.Text.Json.Nodes;
using Mcp.FakeProvider.Replies;

namespace Mcp.FakeProvider.Errors;

/// <summary>The words of Moonshot: a message and a type, no code. Quota, rate and overload are all 429 and differ in the type.</summary>
internal static class KimiErrors
{
    public static Reply Of(ErrorKind kind, string model) => kind switch
    {
        ErrorKind.WrongKey => Body(401, "invalid_authentication_error", "Invalid Authentication"),
        ErrorKind.Quota => Body(
            429, "exceeded_current_quota_error", "Your account org-fake<ak-fake> is suspended, please check your plan and billing details"),
        ErrorKind.RateLimit => Body(
            429, "rate_limit_reached_error", "Your account org-fake<ak-fake> request reached organization max RPM: 3, please try again after 1 seconds")
            .WithHeader("Retry-After", "1"),
        ErrorKind.Overflow => Body(400, "invalid_request_error", "Invalid request: Your request exceeded model token limit: 131072"),
        ErrorKind.Filter => Body(400, "content_filter", "The request was rejected because it was considered high risk"),
        ErrorKind.UnknownModel => Body(404, "resource_not_found_error", $"Not found the model {model} or Permission denied"),
        ErrorKind.BadRequest => Body(400, "invalid_request_error", "Invalid request: invalid temperature: only 1 is allowed for this model"),
        ErrorKind.Overloaded => Body(429, "engine_overloaded_error", "The engine is currently overloaded, please try again later"),
        _ => Body(500, "unexpected_output", "invalid state transition"),
    };

    private static Reply Body(int status, string type, string message) => Reply.Json(
        new JsonObject { ["error"] = new JsonObject { ["message"] = message, ["type"] = type } }.ToJsonString(), status);
}
