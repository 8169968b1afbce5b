using System.Text.RegularExpressions;
using Mcp.Daemon.Tools.Debug.Traces;
using Mcp.Daemon.Tools.Words;

namespace Mcp.Daemon.Tools.Debug.Messages;

/// <summary>The messages that a failure is known by: those of its traces, and those that words give in quotation marks.</summary>
internal static partial class SoughtMessages
{
    /// <summary>Messages that are looked for; a report is about one failure, seldom about more than two.</summary>
    private const int Most = 6;

    /// <summary>The beginning is what the code has; the end is mostly data.</summary>
    private const int Longest = 400;

    public static IReadOnlyList<string> Of(IReadOnlyList<StackTrace> traces, IReadOnlyList<StepWords> words) =>
    [
        .. traces.Select(trace => trace.Error?.Message).OfType<string>()
            .Concat(words.SelectMany(each => Quoted().Matches(each.Text).Select(match => match.Groups["message"].Value)))
            .Select(message => MessagePattern.Folded(message.Length > Longest ? message[..Longest] : message))
            .Where(MessagePattern.IsTelling)
            .Distinct()
            .Take(Most),
    ];

    [GeneratedRegex(@"(?<![\w""])[""“](?<message>[^""“”\n]{10,400})[""”]|(?<!\w)'(?<message>[^'\n]{10,200})'(?!\w)|`(?<message>[^`\n]{10,400})`")]
    private static partial Regex Quoted();
}
