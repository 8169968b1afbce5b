using Mcp.Daemon.Answers;
using Mcp.Daemon.Code.Expressions;

namespace Mcp.Daemon.Code.Web;

/// <summary>The texts that routes are made of.</summary>
internal static class RouteText
{
    /// <summary>An address on one line of a list.</summary>
    private const int Longest = 120;

    /// <summary>The literal that an argument is; null for anything else.</summary>
    public static string? Of(SourceFile file, Argument? argument)
    {
        if (argument is not { } value || new MadeTexts(file).Of(value.First, value.Last) is not { Holes.Count: 0 } made)
        {
            return null;
        }

        return Excerpt.Of(made.Written, Longest);
    }

    /// <summary>Two parts of an address, with one slash between them.</summary>
    public static string Join(string? prefix, string? pattern)
    {
        var (before, after) = ((prefix ?? "").Trim('/'), (pattern ?? "").Trim('/'));
        return "/" + (before.Length > 0 && after.Length > 0 ? $"{before}/{after}" : before + after);
    }
}
