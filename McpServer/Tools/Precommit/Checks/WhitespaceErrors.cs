using Mcp.Daemon.Answers;
using Mcp.Daemon.Git;

namespace Mcp.Daemon.Tools.Precommit.Checks;

/// <summary>What <c>git diff --check</c> complains of, and line ends that differ within a file: one finding per file and kind.</summary>
internal sealed class WhitespaceErrors : IEvidenceCheck
{
    private static readonly string[] Exempt = [".patch", ".diff", ".snap", ".tsv", ".svg", ".lock", ".resx"];
    private static readonly string[] Markdown = [".md", ".markdown", ".mdx"];

    public IEnumerable<Finding> Check(ChangeSet change) =>
        change.Files.Where(file => !Exempt.Contains(Path.GetExtension(file.Path).ToLowerInvariant())).SelectMany(Check);

    private static IEnumerable<Finding> Check(FileChange file)
    {
        var added = file.AddedLines.ToArray();
        var isMarkdown = Markdown.Contains(Path.GetExtension(file.Path).ToLowerInvariant());
        IEnumerable<Finding?> findings =
        [
            First(file, added.Where(line => EndsInSpace(line.Text, isMarkdown)), "trailing whitespace"),
            First(file, added.Where(line => SpaceBeforeTab(line.Text)), "a space before a tab in the indentation"),
            First(file, BlankEnd(file, added), "a blank line at the end of the file"),
            First(file, StrayCarriageReturns(file), "CRLF line ends in a file that has LF elsewhere"),
        ];
        return findings.OfType<Finding>();
    }

    private static Finding? First(FileChange file, IEnumerable<(int Number, string Text)> lines, string what)
    {
        var all = lines.ToArray();
        return all.Length == 0 ? null : Seen.In(
            file, "whitespace", Severity.Low,
            all.Length == 1 ? $"An added line has {what}." : $"{all.Length} added lines have {what}; this is the first.",
            all[0].Number, all[0].Text);
    }

    /// <summary>Two spaces at the end of a Markdown line are a line break.</summary>
    private static bool EndsInSpace(string line, bool isMarkdown) =>
        line.Length > 0 && line[^1] is ' ' or '\t'
        && !(isMarkdown && line.EndsWith("  ", StringComparison.Ordinal) && line.Trim().Length > 0);

    private static bool SpaceBeforeTab(string line)
    {
        var indentation = line.AsSpan(0, line.Length - line.AsSpan().TrimStart().Length);
        return indentation.Contains(" \t", StringComparison.Ordinal);
    }

    private static IEnumerable<(int Number, string Text)> BlankEnd(FileChange file, (int Number, string Text)[] added)
    {
        if (file.Text is not { } text || added.Length == 0)
        {
            return [];
        }

        var last = LineDiff.Lines(text).Length;
        return last > 1 && added[^1].Number == last && string.IsNullOrWhiteSpace(added[^1].Text) ? [(last, "")] : [];
    }

    private static IEnumerable<(int Number, string Text)> StrayCarriageReturns(FileChange file)
    {
        var kept = file.Hunks.SelectMany(hunk => hunk.Lines).Where(line => line.Kind is LineKind.Context).ToArray();
        return kept.Length > 0 && Array.TrueForAll(kept, line => !line.Text.EndsWith('\r'))
            ? file.Hunks.SelectMany(hunk => hunk.Lines)
                .Where(line => line.Kind is LineKind.Added && line.Text.EndsWith('\r'))
                .Select(line => (line.NewNumber, line.Text.TrimEnd('\r')))
            : [];
    }
}
