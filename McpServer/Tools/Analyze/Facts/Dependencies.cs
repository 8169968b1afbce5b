using Mcp.Daemon.Answers;
using Mcp.Daemon.Tools.Looking;

namespace Mcp.Daemon.Tools.Analyze.Facts;

/// <summary>Which folders and files need which, and which of them much hangs on.</summary>
internal static class Dependencies
{
    /// <summary>A graph of more files than this is read folder by folder.</summary>
    private const int MostFiles = 30;

    /// <summary>On one line; a folder that needs more needs nearly all.</summary>
    private const int MostTargets = 8;

    /// <summary>So many others make a file one that is hard to change; in much code one in fifty.</summary>
    private const int ManyNeedIt = 3;

    /// <summary>Two in a hundred files: in a large code base a share says more than a number.</summary>
    private const int OneInMany = 50;

    /// <summary>A file that needs so many others has to be looked at whenever one of them changes.</summary>
    private const int NeedsMany = 5;

    /// <summary>A line for each folder, those first that others need least; empty when all lies in one.</summary>
    public static IReadOnlyList<string> Folders(CodeMap map)
    {
        var folders = map.Files.GroupBy(file => CodeMap.FolderOf(file.Path)).ToList();
        if (folders.Count < 2)
        {
            return [];
        }

        var edges = map.Edges.Select(edge => (From: CodeMap.FolderOf(edge.From), To: CodeMap.FolderOf(edge.To))).Where(edge => edge.From != edge.To).ToList();
        var needing = edges.Distinct().CountBy(edge => edge.To).ToDictionary();
        return
        [
            .. folders.OrderBy(folder => needing.GetValueOrDefault(folder.Key)).ThenBy(folder => folder.Key, StringComparer.Ordinal)
                .Select(folder => $"{map.Short(folder.Key)} ({Counted.Of(folder.Count(), "file")}, {Counted.Of(folder.Sum(map.Lines), "line")}) "
                    + Needs([.. edges.Where(edge => edge.From == folder.Key).CountBy(edge => edge.To)], map)),
        ];
    }

    /// <summary>A line for each file that needs others; empty where there are too many files to read it.</summary>
    public static IReadOnlyList<string> Files(CodeMap map) => map.Files.Count > MostFiles ? [] :
    [
        .. map.Edges.GroupBy(edge => edge.From).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => $"{map.Short(group.Key)} needs {ListedLines.Words([.. group.Select(edge => map.Short(edge.To))], MostTargets)}"),
    ];

    /// <summary>Files that many need, and files that need many.</summary>
    public static IReadOnlyList<string> Weight(CodeMap map)
    {
        var needs = map.Edges.CountBy(edge => edge.From).ToDictionary();
        var needing = map.Edges.CountBy(edge => edge.To).ToDictionary();
        var files = map.Files.Select(file => (file.Path, Needs: needs.GetValueOrDefault(file.Path), Needing: needing.GetValueOrDefault(file.Path))).ToList();
        var others = map.Files.Count - 1;
        var many = Math.Max(ManyNeedIt, others / OneInMany);
        var carrying = files.Where(file => file.Needing >= many).OrderByDescending(file => file.Needing).ThenBy(file => file.Path, StringComparer.Ordinal);
        var leaning = files.Where(file => file.Needing < many && file.Needs >= NeedsMany).OrderByDescending(file => file.Needs).ThenBy(file => file.Path, StringComparer.Ordinal);
        return
        [
            .. carrying.Select(file => $"{file.Path}: {file.Needing} of {others} others need it; "
                + (file.Needs == 0 ? "it needs none of them" : $"it needs {file.Needs} itself, so it changes with them")),
            .. leaning.Select(file => $"{file.Path}: it needs {file.Needs} of {others} others; "
                + (file.Needing == 0 ? "none needs it" : $"{file.Needing} {(file.Needing == 1 ? "needs" : "need")} it")),
        ];
    }

    private static string Needs(IReadOnlyList<KeyValuePair<string, int>> targets, CodeMap map) => targets.Count == 0 ? "needs no other folder"
        : "needs " + ListedLines.Words(
            [.. targets.OrderByDescending(target => target.Value).ThenBy(target => target.Key, StringComparer.Ordinal).Select(target => $"{map.Short(target.Key)} ({Counted.Of(target.Value, "import")})")],
            MostTargets);
}
