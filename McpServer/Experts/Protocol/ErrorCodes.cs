using System.Collections.Frozen;
using Mcp.Daemon.Experts.Failures;
using static Mcp.Daemon.Experts.Failures.ExpertFailure;

namespace Mcp.Daemon.Experts.Protocol;

/// <summary>
/// What providers' own codes and types mean, from their documentation. A code that several providers use for
/// different things (<c>invalid_request_error</c>) is not here: the status and the words decide then.
/// </summary>
internal static class ErrorCodes
{
    private static readonly FrozenDictionary<string, ExpertFailure> Known = new Dictionary<string, ExpertFailure>
    {
        // OpenAI, platform.openai.com/docs/guides/error-codes
        ["invalid_api_key"] = Auth,
        ["account_deactivated"] = Auth,
        ["unsupported_country_region_territory"] = Auth,
        ["insufficient_quota"] = Quota,
        ["billing_hard_limit_reached"] = Quota,
        ["billing_not_active"] = Quota,
        ["rate_limit_exceeded"] = RateLimit,
        ["context_length_exceeded"] = Overflow,
        ["string_above_max_length"] = Overflow,
        ["content_policy_violation"] = Filter,
        ["model_not_found"] = BadRequest,

        // Moonshot, platform.moonshot.ai/docs/api/errors
        ["invalid_authentication_error"] = Auth,
        ["incorrect_api_key_error"] = Auth,
        ["permission_denied_error"] = Auth,
        ["exceeded_current_quota_error"] = Quota,
        ["rate_limit_reached_error"] = RateLimit,
        ["engine_overloaded_error"] = Down,
        ["content_filter"] = Filter,
        ["resource_not_found_error"] = BadRequest,
        ["server_error"] = Down,
        ["unexpected_output"] = Down,

        // Gateways that speak as Anthropic does
        ["authentication_error"] = Auth,
        ["permission_error"] = Auth,
        ["billing_error"] = Quota,
        ["rate_limit_error"] = RateLimit,
        ["overloaded_error"] = Down,
        ["request_too_large"] = Overflow,
        ["not_found_error"] = BadRequest,

        // llama.cpp's server
        ["exceed_context_size_error"] = Overflow,
        ["unavailable_error"] = Down,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static ExpertFailure? Find(string? code) =>
        code is null ? null
        : Known.TryGetValue(code, out var failure) ? failure
        : int.TryParse(code, out var number) ? OfZhipu(number)
        : null;

    // docs.z.ai/api-reference/api-code, the same at open.bigmodel.cn.
    private static ExpertFailure? OfZhipu(int code) => code switch
    {
        >= 1000 and <= 1004 or >= 1100 and <= 1112 or 1121 or 1220 => Auth,
        1113 => Quota, // in arrears
        1261 => Overflow,
        >= 1210 and <= 1215 or 1221 or 1222 or 1231 => BadRequest,
        1120 or 1200 or 1230 or 1234 => Down,
        1300 or 1301 => Filter,
        1302 or 1303 or 1305 => RateLimit, // concurrency, frequency, rate
        1304 or 1308 or 1309 or 1310 or 1313 => Quota, // the day's, the plan's, the week's; expired; fair use
        1311 => BadRequest, // the plan does not hold this model
        1312 => Down, // the model is overloaded
        _ => null,
    };
}
