using System.Text.RegularExpressions;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Tools.Debug.Traces;
using Mcp.Daemon.Tools.Words;

namespace Mcp.Daemon.Tools.Debug.Messages;

/// <summary>The messages that a failure is known by: those of its traces, those that words give in quotation marks, and those of log lines.</summary>
internal static partial class SoughtMessages
{
    /// <summary>Messages that are looked for; a report is about one failure, seldom about more than two.</summary>
    private const int Most = 6;

    /// <summary>The beginning is what the code has; the end is mostly data.</summary>
    private const int Longest = 400;

    public static IReadOnlyList<string> Of(IReadOnlyList<StackTrace> traces, IReadOnlyList<StepWords> words) =>
    [
        .. traces.Select(trace => trace.Error?.Message).OfType<string>()
            .Concat(words.SelectMany(each => Quoted().Matches(each.Text).Select(match => match.Groups["message"].Value.Replace("\\\"", "\"", StringComparison.Ordinal))))
            .Concat(words.SelectMany(each => Logged().Matches(each.Text).Select(match => match.Groups["message"].Value).Where(message => Bad().IsMatch(message))))
            .Select(message => Excerpt.OnOneLine(Excerpt.Beginning(message, Longest)))
            .Where(MessagePattern.IsTelling)
            .Distinct()
            .Take(Most),
    ];

    // A text begins with no comma: that is the end of one quote and the beginning of the next.
    [GeneratedRegex(@"(?<![\w""\\])[""“](?![\s,.;:)])(?<message>(?:[^""“”\n\\]|\\.){10,400})[""”]|(?<!\w)'(?<message>[^'\n]{10,200})'(?!\w)|`(?<message>[^`\n]{10,400})`")]
    private static partial Regex Quoted();

    // 2024-03-02T00:00:07.123Z [main] ERROR …
    [GeneratedRegex(@"^[ \t]*\[?(?:\d{4}[-/]\d\d[-/]\d\d[T ])?\d\d:\d\d:\d\d\S{0,12}[ \t]+(?<message>[^\r\n]{10,400})", RegexOptions.Multiline)]
    private static partial Regex Logged();

    // Of a log the lines that tell of a failure; the others tell what went well.
    [GeneratedRegex(@"\b(?:error|fatal|panic|severe|critical|warn(?:ing)?|exception|fail(?:s|ed|ure)?|cannot|can't|could not|couldn't|unable|invalid|missing|refused|denied|time(?:d )?out|no|not)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Bad();
}
