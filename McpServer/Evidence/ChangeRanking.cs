using Mcp.Daemon.Code;
using Mcp.Daemon.Files;
using Mcp.Daemon.Git;

namespace Mcp.Daemon.Evidence;

/// <summary>In which order changed files go into a question that does not hold them all.</summary>
internal static class ChangeRanking
{
    /// <summary>Tools write their notice at the top; further down the words are those of somebody who speaks about it.</summary>
    private const int LinesWithNotice = 10;

    private static readonly string[] DocumentEnds = [".md", ".mdx", ".markdown", ".rst", ".adoc", ".txt", ".tex"];

    /// <summary>
    /// Files that findings point at, then what is written by hand, tests, documents, what a submodule brings along, and
    /// last what tools write; of each kind small ones first, since many of them fit, and what has no content last.
    /// </summary>
    /// <param name="first">The names that findings point at.</param>
    public static IEnumerable<FileChange> Of(IEnumerable<FileChange> files, IReadOnlySet<string> first) => files
        .OrderBy(file => first.Contains(file.Path) ? ChangeRank.First : Rank(file))
        .ThenBy(file => !ChangeText.HasContent(file))
        .ThenBy(Size)
        .ThenBy(file => file.Path, StringComparer.Ordinal)
        .ThenBy(file => file.Part);

    private static ChangeRank Rank(FileChange file) =>
        IsGenerated(file) ? ChangeRank.Generated
        : file.Part is ChangePart.Submodule ? ChangeRank.Submodule
        : Array.Exists(DocumentEnds, end => file.Path.EndsWith(end, StringComparison.OrdinalIgnoreCase)) ? ChangeRank.Document
        : TestFiles.IsTest(file.Path) ? ChangeRank.Test
        : ChangeRank.Source;

    private static bool IsGenerated(FileChange file) => GeneratedFiles.IsNamed(file.Path) || (file.Text is { } text && GeneratedFiles.IsNotice(Top(text)));

    private static string Top(string text)
    {
        var end = 0;
        for (var line = 0; line < LinesWithNotice && end < text.Length; line++)
        {
            end = text.IndexOf('\n', end) is >= 0 and var at ? at + 1 : text.Length;
        }

        return text[..end];
    }

    private static long Size(FileChange file) => file.Hunks.Sum(hunk => hunk.Lines.Sum(line => line.Text.Length + 1L));

    private enum ChangeRank
    {
        First,
        Source,
        Test,
        Document,
        Submodule,
        Generated,
    }
}
