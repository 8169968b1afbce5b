namespace Mcp.Contract;

/// <summary>
/// The one list of error codes of the product: the text in <c>error.code</c> of an answer, and in
/// <c>error.data.code</c> of a JSON-RPC error, with the number that a JSON-RPC error carries.
/// </summary>
internal static class ErrorCode
{
    public const string InvalidArgument = "invalid_argument";
    public const string UnknownTool = "unknown_tool";
    public const string UnknownModel = "unknown_model";
    public const string PathDenied = "path_denied";
    public const string TooLarge = "too_large";
    public const string ThreadNotFound = "thread_not_found";
    public const string ThreadExpired = "thread_expired";
    public const string ThreadConflict = "thread_conflict";
    public const string Storage = "storage";
    public const string CallNotFound = "call_not_found";
    public const string NotConfigured = "not_configured";
    public const string BudgetExceeded = "budget_exceeded";
    public const string SecretsRefused = "secrets_refused";
    public const string ProviderAuth = "provider_auth";
    public const string ProviderQuota = "provider_quota";
    public const string ProviderRateLimit = "provider_rate_limit";
    public const string ProviderOverflow = "provider_overflow";
    public const string ProviderFilter = "provider_filter";
    public const string ProviderNetwork = "provider_network";
    public const string ProviderDown = "provider_down";
    public const string ProviderBadAnswer = "provider_bad_answer";
    public const string ProviderBadRequest = "provider_bad_request";
    public const string CircuitOpen = "circuit_open";
    public const string OverCapacity = "over_capacity";
    public const string TimedOut = "timed_out";
    public const string Cancelled = "cancelled";
    public const string DaemonLost = "daemon_lost";
    public const string DaemonSilent = "daemon_silent";
    public const string DaemonRefused = "daemon_refused";
    public const string SessionLimit = "session_limit";
    public const string LineTooLong = "line_too_long";
    public const string ParseError = "parse_error";
    public const string InvalidRequest = "invalid_request";
    public const string Internal = "internal";

    /// <summary>The JSON-RPC number of a code; our own lie outside the ranges that JSON-RPC and MCP reserve.</summary>
    public static int Number(string code) => code switch
    {
        InvalidArgument or UnknownTool or UnknownModel => -32602,
        TimedOut => -31001,
        DaemonLost => -31002,
        DaemonSilent => -31003,
        DaemonRefused => -31004,
        SessionLimit => -31005,
        OverCapacity => -31006,
        LineTooLong or InvalidRequest => -32600,
        ParseError => -32700,
        _ => -32603,
    };
}
