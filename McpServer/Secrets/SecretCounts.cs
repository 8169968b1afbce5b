namespace Mcp.Daemon.Secrets;

/// <summary>Found secrets in words: "2 GitHub tokens, a private key". Never one of them itself.</summary>
internal static class SecretCounts
{
    private static readonly string[] Heads = [" in ", " that ", " of "];

    public static string Words(IEnumerable<string> found) => string.Join(", ", found
        .CountBy(what => what)
        .OrderByDescending(each => each.Value)
        .ThenBy(each => each.Key, StringComparer.Ordinal)
        .Select(each => each.Value == 1 ? each.Key : $"{each.Value} {Plural(each.Key)}"));

    // "a password in an address" has its plural before "in".
    private static string Plural(string what)
    {
        var bare = what[(what.IndexOf(' ') + 1)..].Replace("looks", "look", StringComparison.Ordinal);
        var ends = Heads.Select(word => bare.IndexOf(word, StringComparison.Ordinal)).Where(at => at > 0);
        var head = ends.DefaultIfEmpty(bare.Length).Min();
        return $"{bare[..head]}s{bare[head..]}";
    }
}
