using Mcp.Daemon.Answers;
using Mcp.Daemon.Tools.DocGen.Existing;
using Mcp.Daemon.Tools.DocGen.Lacking;
using Mcp.Daemon.Tools.Looking;

namespace Mcp.Daemon.Tools.DocGen;

/// <summary>What is to be documented in the files at hand, as they are now.</summary>
/// <param name="Files">Those with anything to do, most first.</param>
/// <param name="Documentable">How many types and functions others use, in all files.</param>
internal sealed record DocWork(IReadOnlyList<FileWork> Files, int Documentable)
{
    /// <summary>A page; the note says how many more there are.</summary>
    private const int MostListed = 40;

    public int Missing => Files.Sum(file => file.Missing.Count);

    public int Stale => Files.Sum(file => file.Stale.Count);

    /// <param name="mends">Whether documentation that is there is to be mended.</param>
    public static DocWork Of(LookedFiles looked, bool mends, CancellationToken cancellationToken)
    {
        var undocumented = new Undocumented(looked);
        var files = new List<FileWork>();
        foreach (var file in looked.Files)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var documentable = UsedParts.Of(file);
            files.Add(new FileWork(file, documentable, undocumented.Of(file, documentable), mends ? StaleDocs.Of(file) : []));
        }

        return new DocWork(
            [
                .. files.Where(file => !file.IsDone).OrderByDescending(file => file.Missing.Count + file.Stale.Count).ThenBy(file => file.File.Path, StringComparer.Ordinal),
            ],
            files.Sum(file => file.Documentable.Count));
    }

    /// <summary>By file and line: each says something of its own, so that none stands for others.</summary>
    public IReadOnlyList<Finding> Findings =>
    [
        .. Files.SelectMany(file => file.Stale.Concat(Undocumented.Finding(file.File, file.Documentable.Count, file.Missing) is { } missing ? [missing] : []))
            .OrderBy(finding => finding.File, StringComparer.Ordinal)
            .ThenBy(finding => finding.Line),
    ];

    /// <summary>The work list for people; null when there is nothing to document.</summary>
    public string? Text => ListedLines.Of([.. Files.Select(file => file.ToString())], MostListed, "file") is { } listed ? $"To document, most first:\n{listed}"
        : Documentable > 0 ? $"What others use is documented: {Counted.Of(Documentable, "place")} in all." : null;
}
