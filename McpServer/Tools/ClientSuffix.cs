using System.Text.RegularExpressions;

namespace Mcp.Daemon.Tools;

/// <summary>
/// What clients add to a tool's name so that names of several servers do not meet: the name of the server's entry, behind
/// it (<c>chat_EXAI-WS</c>) or before it (<c>mcp__expert__chat</c>), or a number (<c>chat_2</c>). Some forget to take it off again.
/// </summary>
internal static partial class ClientSuffix
{
    /// <summary>The name without it, or null when there is none.</summary>
    public static string? Without(string name)
    {
        var plain = Number().Match(name) is { Success: true } number ? name[..number.Index] : name;
        return Behind().Match(plain) is { Success: true } behind ? behind.Groups["tool"].Value
            : Before().Match(plain) is { Success: true } before ? before.Groups["tool"].Value
            : plain.Length < name.Length ? plain
            : null;
    }

    [GeneratedRegex("(?<=[a-z])[_-][0-9]{1,2}$", RegexOptions.IgnoreCase)]
    private static partial Regex Number();

    [GeneratedRegex("^(?<tool>[a-z_]{1,40}?)[_-](exai([_-](ws|mcp))?|(mcp[_-])?expert)$", RegexOptions.IgnoreCase)]
    private static partial Regex Behind();

    [GeneratedRegex("^(mcp__[A-Za-z0-9_-]{1,40}?__|(mcp[_-])?expert[_.:-]{1,2}|exai([_-](ws|mcp))?[_.:-]{1,2})(?<tool>[a-z_]{1,40})$", RegexOptions.IgnoreCase)]
    private static partial Regex Before();
}
