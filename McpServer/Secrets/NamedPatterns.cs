using System.Text.RegularExpressions;

namespace Mcp.Daemon.Secrets;

/// <summary>
/// Values that the name beside them makes suspicious, in every form in which files, headers and commands have them. Group
/// <c>value</c> is the part to hide. Those that begin with <c>\G</c> count only where a line's own words begin.
/// </summary>
internal static partial class NamedPatterns
{
    private const string Names =
        @"(?:api[_-]?key|secret|token|passw(?:or)?d|passphrase|access[_-]?key|private[_-]?key|credential|(?<![a-z])(?:pwd|pass)(?![a-z]))";

    private const string Set = @"(?:\s{0,5}:\s{0,5}[\w.\[\]<>|?&' ]{1,60}?\s{0,5}=|\s{0,5}(?::=|=>|={1,3}|:))";

    private const string Capitals = "(?:KEY|SECRET|TOKEN|PASSWORD|PASSWD|PASS|PWD)";

    /// <summary>Where an unquoted value ends: with its line, before a comment, or where the line goes on below.</summary>
    private const string End = @"(?=\s*\\?$|\s{1,20}#)";

    /// <summary>
    /// A quoted value: set or compared, in an object, under a subscript, with a type between name and value, in parentheses.
    /// </summary>
    [GeneratedRegex(
        Names + @"[\w-]{0,40}[""'`]?\]?" + Set + @"\s{0,5}\(?(?:\w{1,3})?[""'`](?<value>[^""'`\s]{8,500})[""'`]",
        RegexOptions.IgnoreCase)]
    public static partial Regex Quoted();

    /// <summary>The same unquoted, as shells, settings files, compose files and Dockerfiles have it.</summary>
    [GeneratedRegex(
        @"\G(?:(?:export|ENV|ARG|set|setx|readonly|local)\s{1,5})?[A-Z0-9_]{0,80}" + Capitals + @"\s{0,3}[:=]\s{0,3}(?<value>[^\s""'#;,()\[\]]{8,500})" + End)]
    public static partial Regex Bare();

    /// <summary>The same anywhere in a line: among the variables and options of a command.</summary>
    [GeneratedRegex(Capitals + @"=(?<value>[^\s""'`#;,()\[\]\\]{8,500})(?=[\s""'`\\]|$)")]
    public static partial Regex Assigned();

    /// <summary>Unquoted under a name in small letters. Code reads alike: <see cref="ValueLooks.IsDrawn"/> tells the two apart.</summary>
    [GeneratedRegex(
        @"\G[""']?[\w.-]{0,80}" + Names + @"[""']?(?<set>\s{0,3}[:=]\s{0,3})(?<value>[^\s""'#;,()\[\]{}]{8,500})" + End,
        RegexOptions.IgnoreCase)]
    public static partial Regex Setting();

    /// <summary>The content of an element: <c>&lt;password&gt;…&lt;/password&gt;</c>.</summary>
    [GeneratedRegex(
        @"<[\w.:-]{0,80}" + Names + @"[\w.:-]{0,40}(?:\s[^<>]{0,300})?>\s{0,20}(?<value>[^<>\s]{8,500})\s{0,20}</",
        RegexOptions.IgnoreCase)]
    public static partial Regex Element();

    /// <summary>Name and value side by side: <c>key="ApiKey" value="…"</c>, <c>"name": "DB_PASSWORD", "value": "…"</c>.</summary>
    [GeneratedRegex(
        Names + @"[\w.:-]{0,40}[""']\s{0,5},?\s{0,5}[""']?value[""']?\s{0,3}[:=]\s{0,3}[""'](?<value>[^""'\s]{8,500})[""']",
        RegexOptions.IgnoreCase)]
    public static partial Regex Pair();

    /// <summary>A header: <c>X-Api-Key: …</c>, wherever it is written; a name without a dash only behind a quotation mark.</summary>
    [GeneratedRegex(
        @"(?:(?<=[""'`])|(?<![\w-])(?=[a-z0-9]{1,30}-))(?:[a-z0-9]{1,30}-){0,5}(?:" + Names
        + @"|(?:subscription|functions|master|admin|auth)-key)\s{0,2}:\s{0,2}(?<value>[\w.~+/=-]{12,500})",
        RegexOptions.IgnoreCase)]
    public static partial Regex Header();

    /// <summary>What <c>curl -u user:…</c> logs in with.</summary>
    [GeneratedRegex(@"(?<![\w-])(?:-u|-U|--user|--proxy-user)(?:\s{1,3}|=)?[""']?[^\s:""'@/]{1,100}:(?<value>[^\s""'@]{4,200})")]
    public static partial Regex CurlUser();
}
