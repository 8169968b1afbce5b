using System.Text.RegularExpressions;
using Mcp.Daemon.Tools.Words;

namespace Mcp.Daemon.Tools.Debug.Traces;

/// <summary>Finds the stack traces in an agent's words, of whatever language.</summary>
internal static partial class TraceReading
{
    /// <summary>Lines of one text that are looked at: whole logs are not read.</summary>
    private const int MostLines = 5_000;

    /// <summary>Traces that are followed up; a log with more repeats them.</summary>
    private const int MostTraces = 10;

    /// <summary>In the order in which they were told; one that a later step repeats is there once.</summary>
    public static IReadOnlyList<StackTrace> Of(IEnumerable<StepWords> words)
    {
        var seen = new HashSet<string>();
        return
        [
            .. words.SelectMany(text => new TraceLines(text.Step).Read(Plain(text.Text).Split('\n').Take(MostLines)))
                .Where(trace => seen.Add(string.Join('\n', trace.Frames.Select(frame => $"{frame.Path}:{frame.Line} {frame.Function}").Append(trace.Error?.Words ?? ""))))
                .Take(MostTraces),
        ];
    }

    /// <summary>Logs in JSON have their traces in one string, with line ends and quotation marks escaped.</summary>
    private static string Plain(string text) => Escaped().IsMatch(text)
        ? Quote().Replace(text, "\n").Replace("\\r", "", StringComparison.Ordinal).Replace("\\n", "\n", StringComparison.Ordinal)
            .Replace("\\t", "\t", StringComparison.Ordinal).Replace("\\\"", "\"", StringComparison.Ordinal)
        : text;

    [GeneratedRegex(@"\\n(?:\s|\\t)*(?:at \S|File \\"")")]
    private static partial Regex Escaped();

    [GeneratedRegex(@"(?<!\\)""")]
    private static partial Regex Quote();
}
