namespace Mcp.Daemon.Code;

/// <summary>The words that a name is made of, whatever its style: <c>resetToken</c>, <c>RESET_TOKEN</c>, <c>reset-token</c>.</summary>
internal static class NameWords
{
    /// <summary>In order and in lower case; digits count to the word before them.</summary>
    public static IReadOnlyList<string> Of(string name)
    {
        var words = new List<string>();
        var start = 0;
        for (var at = 1; at <= name.Length; at++)
        {
            if (at < name.Length && !IsBoundary(name, at))
            {
                continue;
            }

            var word = name.AsSpan(start, at - start).Trim("_-$@.#");
            if (word.Length > 0)
            {
                words.Add(word.ToString().ToLowerInvariant());
            }

            start = at;
        }

        return words;
    }

    /// <summary>Whether one of its words is among these.</summary>
    public static bool HasAny(string name, IReadOnlySet<string> sought) => Of(name).Any(sought.Contains);

    private static bool IsBoundary(string name, int at) =>
        name[at] is '_' or '-' or '.' or '$' || name[at - 1] is '_' or '-' or '.' or '$'
        || (char.IsUpper(name[at]) && (!char.IsUpper(name[at - 1]) || (at + 1 < name.Length && char.IsLower(name[at + 1]))));
}
