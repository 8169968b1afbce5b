using System.Text.RegularExpressions;

namespace Mcp.Daemon.Secrets;

/// <summary>The shapes of secrets that give themselves away. Group <c>value</c> is the part to hide.</summary>
internal static partial class SecretPatterns
{
    /// <summary>Tokens that their shape alone gives away.</summary>
    public static IReadOnlyList<(string What, Regex Pattern)> Tokens { get; } =
    [
        ("an AWS access key", Aws()),
        ("a GitHub token", GitHub()),
        ("a GitLab token", GitLab()),
        ("a Slack token", Slack()),
        ("a Slack webhook", SlackWebhook()),
        ("a model provider's key", ModelProvider()),
        ("a Zhipu key", Zhipu()),
        ("a Google API key", Google()),
        ("a Stripe key", Stripe()),
        ("a package registry token", Registry()),
        ("a SendGrid key", SendGrid()),
        ("a JSON web token", Jwt()),
        ("a private key", PrivateKey()),
    ];

    [GeneratedRegex(@"\b(?<value>(?:AKIA|ASIA)[0-9A-Z]{16})\b")]
    private static partial Regex Aws();

    [GeneratedRegex(@"\b(?<value>gh[pousr]_[A-Za-z0-9]{36,255}|github_pat_[A-Za-z0-9_]{22,255})\b")]
    private static partial Regex GitHub();

    [GeneratedRegex(@"\b(?<value>glpat-[A-Za-z0-9_-]{20,})")]
    private static partial Regex GitLab();

    [GeneratedRegex(@"\b(?<value>xox[abeprs]-[A-Za-z0-9-]{10,})")]
    private static partial Regex Slack();

    [GeneratedRegex(@"hooks\.slack\.com/services/(?<value>T[A-Za-z0-9]+/B[A-Za-z0-9]+/[A-Za-z0-9]{16,})")]
    private static partial Regex SlackWebhook();

    [GeneratedRegex(@"\b(?<value>sk-[A-Za-z0-9_-]{20,}|hf_[A-Za-z0-9]{30,}|gsk_[A-Za-z0-9]{40,}|xai-[A-Za-z0-9]{40,})")]
    private static partial Regex ModelProvider();

    [GeneratedRegex(@"\b(?<value>[0-9a-f]{32}\.[A-Za-z0-9]{16})\b")]
    private static partial Regex Zhipu();

    [GeneratedRegex(@"\b(?<value>AIza[A-Za-z0-9_-]{35})")]
    private static partial Regex Google();

    [GeneratedRegex(@"\b(?<value>[rs]k_live_[A-Za-z0-9]{16,})")]
    private static partial Regex Stripe();

    [GeneratedRegex(@"\b(?<value>npm_[A-Za-z0-9]{36}|pypi-[A-Za-z0-9_-]{50,}|oy2[a-z0-9]{43})\b")]
    private static partial Regex Registry();

    [GeneratedRegex(@"\b(?<value>SG\.[A-Za-z0-9_-]{16,}\.[A-Za-z0-9_-]{16,})")]
    private static partial Regex SendGrid();

    [GeneratedRegex(@"\b(?<value>eyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,})")]
    private static partial Regex Jwt();

    [GeneratedRegex(@"(?<value>-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----.*)")]
    private static partial Regex PrivateKey();

    /// <summary>The beginning of a long web token at the end of a piece.</summary>
    [GeneratedRegex(@"\b(?<value>eyJ[A-Za-z0-9_-]{10,1000}\.eyJ[A-Za-z0-9_-]{500,})\z")]
    public static partial Regex CutOffJwt();

    /// <summary>A password inside an address.</summary>
    [GeneratedRegex(@"\b[a-z][a-z0-9+.-]{1,20}://[^\s:/@'""]{0,100}:(?<value>[^\s@/'""]{3,200})@", RegexOptions.IgnoreCase)]
    public static partial Regex UrlPassword();

    /// <summary>A password among the parts of a connection string.</summary>
    [GeneratedRegex(
        @"(?<=[;""'\s](?:password|pwd|accountkey|sharedaccesskey)\s{0,3}=\s{0,3})(?<value>[^;""'\s]{4,200})(?=;|[""'])",
        RegexOptions.IgnoreCase)]
    public static partial Regex ConnectionPassword();

    /// <summary>What an <c>Authorization</c> header carries, wherever it is written.</summary>
    [GeneratedRegex(@"\b(?:Bearer|Basic)\s{1,3}(?<value>[A-Za-z0-9._~+/=-]{12,500})", RegexOptions.IgnoreCase)]
    public static partial Regex Authorization();
}
