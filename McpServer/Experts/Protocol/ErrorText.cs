using System.Text.RegularExpressions;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Secrets;

namespace Mcp.Daemon.Experts.Protocol;

/// <summary>A provider's own words, made fit to be shown: short, on one line, and without the key or any other secret.</summary>
internal static partial class ErrorText
{
    /// <summary>Characters; the first sentences say what is wrong, the rest is a stack or a page.</summary>
    public const int Longest = 500;

    public static string Clean(string? text, string? key)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return "";
        }

        var whole = string.IsNullOrEmpty(key) ? text : text.Replace(key, "****", StringComparison.Ordinal);
        var line = Blank().Replace(Excerpt.Beginning(whole, 4 * Longest), " ").Trim();
        // Several providers quote the key they refuse with its middle starred out; its ends are still the key's.
        line = Starred().Replace(SecretScan.Mask(line).Text, "****");
        return Excerpt.Of(line, Longest);
    }

    [GeneratedRegex(@"[\s\p{C}]+")]
    private static partial Regex Blank();

    [GeneratedRegex(@"[\w.-]*\*{3,}[\w.*-]*")]
    private static partial Regex Starred();
}
