using Mcp.Daemon.Code.Reading;

namespace Mcp.Daemon.Tools.SecAudit.Flow;

/// <summary>Calls behind which a value can do no more harm: to anything, or to one kind of target.</summary>
internal static class Safe
{
    /// <summary>What comes out of them is a number, an identifier of fixed form, a digest or a truth value.</summary>
    public static WordSet Conversions { get; } = new(
        "int float bool len abs ord sum count Count size Size length Length Number parseInt parseFloat Boolean BigInt isNaN Parse ParseInt Atoi ParseUint "
        + "ParseFloat ParseBool valueOf parseLong parseDouble fromString UUID uuid Guid NewGuid uuid4 randomUUID ToInt32 ToInt64 ToDecimal ToDouble intval "
        + "floatval to_i to_f hexdigest sha256 SHA256 hash_hmac strtotime isinstance typeof nameof round floor ceil min max now time date_format strftime isoformat toISOString");

    public static WordSet ForPaths { get; } = new("secure_filename basename GetFileName Base getName safe_join sanitize_filename GetRandomFileName");

    public static WordSet ForMarkup { get; } = new(
        "escape escapeHtml escapeHTML escapeHtml3 escapeHtml4 escapeXml escapeXml10 escapeXml11 htmlEscape htmlEscapeDecimal html_escape htmlspecialchars htmlentities strip_tags sanitize sanitizeHtml purify clean HtmlEncode Encode HTMLEscapeString "
        + "HTMLEscaper forHtml encodeForHTML encodeURIComponent quote urlencode UrlEncode stringify dumps conditional_escape bypass encode");

    public static WordSet ForSql { get; } = new(
        "quote quote_ident quote_name quoteIdentifier escape escapeId escapeLiteral escapeIdentifier real_escape_string mysqli_real_escape_string pg_escape_literal "
        + "pg_escape_string sanitize_sql sanitize_sql_like Identifier QuoteIdentifier addslashes sql");

    public static WordSet ForShells { get; } = new("quote escapeshellarg escapeshellcmd shellescape shlex_quote list2cmdline");

    public static WordSet ForAddresses { get; } = new("url_for reverse encodeURIComponent urlencode UrlEncode quote IsLocalUrl LocalRedirect Action GetUri basename");

    public static WordSet None { get; } = new("");
}
