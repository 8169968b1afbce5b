using System.Text.RegularExpressions;

namespace Mcp.Daemon.Secrets;

/// <summary>Finds the values in a line that the name beside them gives away; those of a line that begins with its number, too.</summary>
internal static class NamedValues
{
    public const string What = "a value that looks like a key or password";

    /// <summary>In no order, and they may overlap.</summary>
    public static IEnumerable<SecretMatch> Find(string line)
    {
        foreach (var start in LineLead.Ends(line))
        {
            if (Value(NamedPatterns.Bare().Match(line, start)) is { } bare)
            {
                yield return bare;
            }

            var setting = NamedPatterns.Setting().Match(line, start);
            if (setting.Success && ValueLooks.IsDrawn(setting.Groups["value"].Value, setting.Groups["set"].Value) && Value(setting) is { } set)
            {
                yield return set;
            }
        }

        foreach (var match in Anywhere(line).SelectMany(pattern => pattern.Matches(line)).Select(Value).OfType<SecretMatch>())
        {
            yield return match;
        }

        foreach (var user in Logins(line))
        {
            yield return new SecretMatch(What, user.Index, user.Length);
        }
    }

    // Each of the rarer forms has a sign that is cheaper to look for.
    private static IEnumerable<Regex> Anywhere(string line)
    {
        yield return NamedPatterns.Quoted();
        yield return NamedPatterns.Assigned();
        if (line.Contains("</", StringComparison.Ordinal))
        {
            yield return NamedPatterns.Element();
        }

        if (line.Contains("value", StringComparison.OrdinalIgnoreCase))
        {
            yield return NamedPatterns.Pair();
        }

        if (line.Contains(':', StringComparison.Ordinal))
        {
            yield return NamedPatterns.Header();
        }
    }

    private static IEnumerable<Group> Logins(string line) => line.Contains("curl", StringComparison.OrdinalIgnoreCase)
        ? NamedPatterns.CurlUser().Matches(line).Select(match => match.Groups["value"])
            .Where(value => !Placeholder.IsValue(value.Value) && !Placeholder.IsWordForPassword(value.Value))
        : [];

    private static SecretMatch? Value(Match match) => match.Groups["value"] is { Success: true } value && ValueLooks.IsRandom(value.Value)
        ? new SecretMatch(What, value.Index, value.Length)
        : null;
}
