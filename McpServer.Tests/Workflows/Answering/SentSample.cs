using Mcp.Daemon.Answers;
using Mcp.Daemon.Evidence;
using Mcp.Daemon.Workflows.Answering;

namespace Mcp.Tests.Workflows.Answering;

/// <summary>Blocks as they stand in a question.</summary>
internal static class SentSample
{
    public static FileBlock Whole(string name, params string[] lines) =>
        Parts(name, [.. lines.Select((line, index) => (index + 1, line))]);

    public static FileBlock Parts(string name, params (int Number, string Content)[] lines) =>
        Of(name, string.Concat(lines.Select(line => $"{line.Number}│ {line.Content}\n")));

    /// <summary>A change: its lines begin with their sign, and those with a minus have a dash for their number.</summary>
    public static FileBlock Change(string name, params (int Number, string Signed)[] lines) => Of(name, string.Concat(lines.Select(line =>
        line.Signed[0] is '-' ? $"-│{line.Signed}\n" : $"{line.Number}│{line.Signed}\n")));

    public static Finding Checked(Finding finding, params FileBlock[] sent) => Grounding.Check([finding], sent).Single();

    public static Finding Claim(string? file, int? line = null, string? quote = null, int? endLine = null) => new()
    {
        Kind = "bug", Severity = Severity.High, Text = "x", File = file, Line = line, EndLine = endLine, Quote = quote,
        Source = FindingSource.Expert,
    };

    private static FileBlock Of(string name, string lines) =>
        new(name, "0123abcd", "1-9", $"<file name=\"{name}\" mark=\"0123abcd\">\n{lines}</file 0123abcd>\n", 10);
}
