using Mcp.Daemon.Files;
using Mcp.Daemon.Git;
using Mcp.Daemon.Tools.Looking;
using Mcp.Daemon.Tools.Words;

namespace Mcp.Daemon.Tools.Debug;

/// <summary>What was done of late to the files that a failure passes through: what worked before was broken by a change.</summary>
internal sealed class ChangedLately(RecentCommits commits, ChangedPaths changes)
{
    /// <summary>About what somebody means by "it worked last week".</summary>
    private const int MostCommits = 6;

    /// <summary>Of one commit, on its line.</summary>
    private const int MostFiles = 4;

    /// <summary>Lines, the newest first; empty where git has nothing to tell.</summary>
    /// <param name="files">Names and real paths.</param>
    public async Task<IReadOnlyList<string>> OfAsync(
        Workspace workspace, IReadOnlyList<(string Name, string RealPath)> files, CancellationToken cancellationToken)
    {
        if (files.Count == 0)
        {
            return [];
        }

        var around = Path.GetDirectoryName(files[0].RealPath);
        var changed = (await changes.OfAsync(workspace, around, cancellationToken)).RealPaths;
        var history = await commits.OfAsync(workspace, [.. files.Select(file => file.RealPath)], MostCommits, cancellationToken);
        var uncommitted = files.Where(file => changed.Contains(file.RealPath)).Select(file => file.Name).ToList();
        return
        [
            .. uncommitted.Count > 0 ? [$"- not committed: {ListedLines.Words(uncommitted, MostFiles)}"] : Array.Empty<string>(),
            .. history.Commits.Select(commit => $"- \"{ShownLine.Of(commit.Subject)}\": {ListedLines.Words(commit.Files, MostFiles)}"),
        ];
    }
}
