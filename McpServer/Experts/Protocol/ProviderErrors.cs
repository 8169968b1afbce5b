using System.Text.RegularExpressions;
using Mcp.Daemon.Experts.Failures;
using static Mcp.Daemon.Experts.Failures.ExpertFailure;

namespace Mcp.Daemon.Experts.Protocol;

/// <summary>
/// Says of a provider's error what kind it is: by its code, else by its words, else by the HTTP status. Pure; the
/// recorded bodies it is tested on are the specification.
/// </summary>
internal static partial class ProviderErrors
{
    /// <param name="status">The HTTP status; 200 for an error inside a stream.</param>
    /// <param name="error">What the body says.</param>
    /// <param name="toldToWait">Whether a Retry-After came along: then it is a limit that passes.</param>
    public static ExpertFailure Classify(int status, ErrorBody error, bool toldToWait = false)
    {
        // Gateways put the status of the provider behind them into a stream of their own 200.
        var effective = status is < 400 && int.TryParse(error.Code, out var inner) && inner is >= 400 and < 600 ? inner : status;
        var words = $"{error.Message} {error.Upstream}";
        var byCode = ErrorCodes.Find(error.Code) ?? ErrorCodes.Find(error.Type);
        var failure = byCode ?? ByStatus(effective, error);
        return failure switch
        {
            RateLimit when TooLargeForRate().IsMatch(words) => Overflow,
            RateLimit when byCode is null && !toldToWait && NoMoney().IsMatch(words) => Quota,
            Auth when byCode is null && NoMoney().IsMatch(words) => Quota,
            BadRequest or Down when Overflown().IsMatch(words) => Overflow,
            BadRequest when byCode is null && Filtered().IsMatch(words) => Filter,
            _ => failure,
        };
    }

    private static ExpertFailure ByStatus(int status, ErrorBody error) => status switch
    {
        401 or 434 => Auth, // 434: Zhipu's own, no right to this API
        402 => Quota,
        403 => error.Moderated ? Filter : Auth,
        408 or 425 => Down,
        413 => Overflow,
        429 => RateLimit,
        451 => Filter,
        501 or 505 => BadRequest,
        >= 500 => Down,
        < 300 => Down, // inside a stream, and it does not say what: the request was accepted, its answer failed
        _ => BadRequest,
    };

    [GeneratedRegex(
        "maximum context length|context[ _]length|context window|context size|context the overflows|exceed\\w* .{0,30}token limit"
        + "|input token length too long|exceeds? max(imum)? length|prompt is too long|prompt too long|too many (input )?tokens|max_model_len",
        RegexOptions.IgnoreCase)]
    private static partial Regex Overflown();

    // More tokens in one question than a minute allows: waiting never helps.
    [GeneratedRegex("request too large", RegexOptions.IgnoreCase)]
    private static partial Regex TooLargeForRate();

    [GeneratedRegex(
        "insufficient[ _](balance|credit|fund|quota)|recharge|in arrears|usage limit|out of credit|余额|欠费", RegexOptions.IgnoreCase)]
    private static partial Regex NoMoney();

    [GeneratedRegex("content (management )?(filter|policy)|high risk|sensitive content|data_inspection_failed", RegexOptions.IgnoreCase)]
    private static partial Regex Filtered();
}
