using System.Text.RegularExpressions;

namespace Mcp.Daemon.Tools.Words;

/// <summary>The sentences of a text: what stands in fences, in quoted lines and in traces is not somebody's own word.</summary>
internal static partial class Prose
{
    /// <summary>Sentences that are looked at in one text; who writes more pastes.</summary>
    private const int Most = 500;

    public static IEnumerable<string> SentencesOf(string text) => LinesOf(text)
        .SelectMany(line => End().Split(line))
        .Select(sentence => sentence.Trim())
        .Where(sentence => sentence.Length > 0)
        .Take(Most);

    /// <summary>The lines that are somebody's own, without the marks of a list before them.</summary>
    public static IEnumerable<string> LinesOf(string text)
    {
        var isFenced = false;
        foreach (var line in text.Split('\n'))
        {
            var content = line.Trim();
            if (content.StartsWith("```", StringComparison.Ordinal))
            {
                isFenced = !isFenced;
            }
            else if (!isFenced && !content.StartsWith('>') && !Trace().IsMatch(content))
            {
                yield return content.TrimStart('-', '*', ' ');
            }
        }
    }

    [GeneratedRegex(@"(?<=[.!?;])\s+(?=[\p{Lu}\d""`'(])|(?<=;)\s+")]
    private static partial Regex End();

    [GeneratedRegex(@"^(File ""|at \S+[(:]|at (?:async )?\S+ \(\S+:\d|#\d+ |Traceback |\S+:\d+:in )")]
    private static partial Regex Trace();
}
