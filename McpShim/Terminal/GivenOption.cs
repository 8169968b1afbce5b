namespace Mcp.Shim.Terminal;

/// <summary>One <c>--name value</c> as it was typed; without a value it can only be a flag.</summary>
internal readonly record struct GivenOption(string Name, string? Value)
{
    /// <summary>
    /// Cuts the words behind the tool's name into options. A word that begins with <c>--</c> is an option; a value
    /// that begins so is written <c>--name=--value</c>.
    /// </summary>
    /// <param name="isFlag">Whether an option of that name needs no value: the word behind it is then only taken
    /// when it is <c>true</c> or <c>false</c>.</param>
    /// <exception cref="UsageException">A word belongs to no option.</exception>
    public static IReadOnlyList<GivenOption> Read(IReadOnlyList<string> words, Func<string, bool> isFlag)
    {
        var options = new List<GivenOption>();
        for (var i = 0; i < words.Count; i++)
        {
            if (words[i] is not ['-', '-', _, ..])
            {
                throw new UsageException(
                    $"Reading the arguments: \"{words[i]}\" belongs to no option. Arguments are written --name value, one option for each value.");
            }

            var name = words[i][2..];
            if (name.Split('=', 2) is [var before, var after])
            {
                options.Add(new GivenOption(before, after));
            }
            else if (i + 1 < words.Count && IsValue(words[i + 1], isFlag(name)))
            {
                options.Add(new GivenOption(name, words[++i]));
            }
            else
            {
                options.Add(new GivenOption(name, null));
            }
        }

        return options;
    }

    private static bool IsValue(string word, bool forFlag) =>
        forFlag ? word is "true" or "false" : !word.StartsWith("--", StringComparison.Ordinal);
}
