using Mcp.Daemon.Answers;
using Mcp.Daemon.Evidence;
using Mcp.Daemon.Files;
using Mcp.Daemon.Git;

namespace Mcp.Daemon.Tools.Analyze.Facts;

/// <summary>Files that are both long and changed again and again: there the cost of every fault of structure is paid.</summary>
internal sealed class HotFiles(Churn churn)
{
    /// <summary>Anything is changed twice.</summary>
    private const int FewestCommits = 3;

    /// <summary>By commits times lines; empty where git has nothing to tell.</summary>
    public async Task<IReadOnlyList<string>> OfAsync(CodeMap map, IReadOnlyList<QuestionFile> files, Workspace workspace, CancellationToken cancellationToken)
    {
        if (map.Files.Count == 0)
        {
            return [];
        }

        var named = map.Files.Select(file => file.Path).ToHashSet();
        var around = Around(files.Where(file => named.Contains(file.Name)).Select(file => file.RealPath));
        var commits = (await churn.OfAsync(workspace, around, cancellationToken)).CommitsByName;
        return
        [
            .. map.Files.Select(file => (File: file, Commits: commits.GetValueOrDefault(file.Path), Lines: map.Lines(file)))
                .Where(hot => hot.Commits >= FewestCommits)
                .OrderByDescending(hot => (long)hot.Commits * hot.Lines).ThenBy(hot => hot.File.Path, StringComparer.Ordinal)
                .Select(hot => $"{hot.File.Path}: {hot.Commits} commits, {Counted.Of(hot.Lines, "line")} of code"),
        ];
    }

    /// <summary>The directory that holds all of them: git is asked about no other part of a large repository.</summary>
    private static string? Around(IEnumerable<string> paths)
    {
        string? around = null;
        foreach (var path in paths)
        {
            around ??= Path.GetDirectoryName(path);
            while (around is not null && !Containment.IsInside(around, path))
            {
                around = Path.GetDirectoryName(around);
            }
        }

        return around;
    }
}
