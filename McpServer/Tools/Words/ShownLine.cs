using Mcp.Daemon.Answers;
using Mcp.Daemon.Code;
using Mcp.Daemon.Secrets;

namespace Mcp.Daemon.Tools.Words;

/// <summary>A line of a file or a trace as answers and questions quote it: on one line, cut, and without a secret that it may hold.</summary>
internal static class ShownLine
{
    /// <summary>A line of code inside a line of an answer.</summary>
    private const int Longest = 160;

    /// <summary>The line of a file; empty when there is none of that number.</summary>
    public static string Of(SourceFile file, int line) => line >= 1 && line <= file.Lines.Count ? Of(file.Lines[line - 1]) : "";

    public static string Of(string text) => Of(text, Longest);

    /// <param name="longest">Characters that are shown; a longer text ends with a mark.</param>
    public static string Of(string text, int longest) => Excerpt.Of(SecretScan.Mask(Excerpt.OnOneLine(text)).Text, longest);
}
