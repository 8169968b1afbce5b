using System.Text.RegularExpressions;

namespace Mcp.Daemon.Tools.SecAudit.Setup;

/// <summary>
/// Reads YAML line by line: keys, values, the keys around them, blocks of text. Not a parser: what is written in braces on one
/// line stays one value, and anchors are not followed.
/// </summary>
internal static partial class ConfigLines
{
    /// <summary>Lines that are longer are data.</summary>
    private const int Longest = 2_000;

    /// <summary>Characters that are kept of the keys around a line, the inner ones: no setup that people write has more.</summary>
    private const int LongestPath = 400;

    public static IReadOnlyList<ConfigLine> Of(IReadOnlyList<string> lines)
    {
        var found = new List<ConfigLine>();
        var around = new Stack<(int Indent, string Key, string Path)>();
        (int Indent, string Key)? text = null;
        for (var number = 1; number <= lines.Count; number++)
        {
            var line = lines[number - 1];
            var content = line.TrimStart(' ');
            var indent = line.Length - content.Length;
            if (content.Length == 0 || line.Length > Longest)
            {
                continue;
            }

            if (text is { } block && indent > block.Indent)
            {
                found.Add(new ConfigLine(number, indent, block.Key, content.TrimEnd(), Path(around)) { IsText = true });
                continue;
            }

            text = null;
            if (content[0] is '#' || content.StartsWith("---", StringComparison.Ordinal))
            {
                continue;
            }

            var isItem = false;
            while (content.StartsWith("- ", StringComparison.Ordinal) || content == "-")
            {
                var rest = content[1..].TrimStart(' ');
                (indent, content, isItem) = (indent + content.Length - rest.Length, rest, true);
            }

            // An item of a list may stand as far in as the key of the list.
            var outer = isItem ? line.Length - line.TrimStart(' ').Length : indent;
            while (around.TryPeek(out var parent) && (parent.Indent > outer || (parent.Indent == outer && !isItem)))
            {
                around.Pop();
            }

            var entry = Entry().Match(content);
            var key = entry.Success ? entry.Groups["key"].Value : around.TryPeek(out var list) ? list.Key : "";
            var value = Plain(entry.Success ? entry.Groups["value"].Value : content);
            found.Add(new ConfigLine(number, indent, key, value.StartsWith('|') || value.StartsWith('>') ? "" : value, Path(around)));
            if (value.StartsWith('|') || value.StartsWith('>'))
            {
                text = (indent, key);
            }
            else if (entry.Success && value.Length == 0)
            {
                around.Push((indent, key, Below(Path(around), key)));
            }
        }

        return found;
    }

    private static string Path(Stack<(int Indent, string Key, string Path)> around) => around.TryPeek(out var inner) ? inner.Path : "";

    private static string Below(string path, string key)
    {
        var whole = path.Length == 0 ? key : $"{path}.{key}";
        return whole.Length <= LongestPath ? whole : whole[^LongestPath..];
    }

    private static string Plain(string value)
    {
        value = value.Trim();
        if (value.Length > 1 && value[0] is '"' or '\'' && value.IndexOf(value[0], 1) is > 0 and var end)
        {
            return value[1..end];
        }

        var comment = value.StartsWith('#') ? 0 : value.IndexOf(" #", StringComparison.Ordinal);
        return comment < 0 ? value : value[..comment].TrimEnd();
    }

    [GeneratedRegex(@"^[""']?(?<key>[\w./$-][\w ./$-]{0,100})[""']?\s{0,5}:(\s+(?<value>.*))?$")]
    private static partial Regex Entry();
}
