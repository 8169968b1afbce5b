using System.Text.RegularExpressions;
using Mcp.Daemon.Code;
using Mcp.Daemon.Code.Searching;
using Mcp.Daemon.Tools.Words;

namespace Mcp.Daemon.Tools.ThinkDeep.Claims;

/// <summary>A quote that is a name and no line of code.</summary>
internal static partial class BareName
{
    /// <summary>The last part of <c>OrderStore.reserve()</c>; null for anything that is more than a name.</summary>
    public static string? Of(string quote) => Name().IsMatch(quote.Trim()) ? SoughtName.Of(quote.Trim()).Member : null;

    /// <summary>The lines in which it stands as a whole word, be it in a comment.</summary>
    public static IReadOnlyList<int> LinesWith(SourceFile file, string name) =>
        [.. Enumerable.Range(1, file.Lines.Count).Where(line => Has(file.Lines[line - 1], name))];

    public static bool Has(string text, string name)
    {
        for (var at = text.IndexOf(name, StringComparison.Ordinal); at >= 0; at = text.IndexOf(name, at + 1, StringComparison.Ordinal))
        {
            var end = at + name.Length;
            if ((at == 0 || !IsPart(text[at - 1])) && (end == text.Length || !IsPart(text[end])))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsPart(char letter) => char.IsLetterOrDigit(letter) || letter == '_';

    [GeneratedRegex("^@?" + CodeNames.Qualified + @"(?:\(\))?$")]
    private static partial Regex Name();
}
