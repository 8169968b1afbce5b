using System.Text.RegularExpressions;

namespace Mcp.Daemon.Secrets;

/// <summary>
/// Connection strings with a password among their parts: the whole of one, since server and user beside the gap of a
/// password are half of what an attacker needs.
/// </summary>
internal static partial class ConnectionStrings
{
    public const string What = "a connection string";

    /// <summary>How far before the password its string may begin.</summary>
    private const int Reach = 2000;

    /// <summary>The strings in a line, in order and apart from each other.</summary>
    public static IReadOnlyList<SecretMatch> Find(string line)
    {
        var found = new List<SecretMatch>();
        var from = 0;
        for (var password = Password().Match(line); password.Success; password = Password().Match(line, from))
        {
            var least = Math.Max(from, password.Index - Reach);
            var before = line.LastIndexOfAny(['"', '\'', '`', '<', '>'], password.Index, password.Index - least) + 1;
            var end = password.Index + password.Length;
            end += Rest().Match(line, end).Length;
            var companion = Companion().Match(line, Math.Max(least, before), end - Math.Max(least, before));
            if (companion.Success && !Placeholder.IsValue(password.Groups["value"].Value))
            {
                var start = Math.Min(companion.Index, password.Index);
                found.Add(new SecretMatch(What, start, end - start));
            }

            from = end;
        }

        return found;
    }

    [GeneratedRegex(@"\b(?:password|pwd|accountkey|sharedaccesskey)\s{0,3}=\s{0,3}(?<value>[^;""'\s`]{4,400})", RegexOptions.IgnoreCase)]
    private static partial Regex Password();

    // The parts after the password; a value may have blanks in it.
    [GeneratedRegex(@"\G(?:;\s{0,3}[A-Za-z][\w ]{0,40}=[^;""'`<>]{0,400})*;?", RegexOptions.IgnoreCase)]
    private static partial Regex Rest();

    // A password alone may stand in any code; beside one of these it is a connection string.
    [GeneratedRegex(
        @"\b(?:server|host|data source|address|addr|user id|uid|username|user|database|initial catalog|port|accountname|defaultendpointsprotocol|endpoint|sharedaccesskeyname)\s{0,3}=\s{0,3}[^;=\s][^;]{0,400};|;\s{0,3}(?:server|host|data source|address|addr|user id|uid|username|user|database|initial catalog|port|accountname|endpointsuffix)\s{0,3}=",
        RegexOptions.IgnoreCase)]
    private static partial Regex Companion();
}
