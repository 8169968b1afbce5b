using System.Globalization;

namespace Mcp.Daemon.Git;

/// <summary>Commits with the files they touched, asked of git in the one way that a repository's settings do not bend.</summary>
internal static class CommitLog
{
    private const char Start = '\u0001';

    /// <summary>Four times what people write.</summary>
    private const int LongestSubject = 200;

    // A merge touches no file of its own. What a rename left behind counts as touched, what it made as well.
    private static readonly string[] Shape =
    [
        "-z", "--root", "--name-only", "--no-renames", "--no-ext-diff", "--no-textconv", "--no-color", "--no-notes", "--no-decorate",
        "--no-show-signature", "--no-mailmap", "--encoding=UTF-8", "--abbrev=10", "--format=%x01%h%x00%ct%x00%s",
    ];

    /// <summary>Newest first. What git does not list, for whatever reason, is not there.</summary>
    /// <param name="range">Revisions that git itself named: HEAD, ids, and ids with a caret.</param>
    /// <param name="paths">As git writes them; all files when there are none.</param>
    public static async Task<IReadOnlyList<LoggedCommit>> ReadAsync(
        Repository repository, int most, IReadOnlyList<string> range, IReadOnlyList<string> paths, CancellationToken cancellationToken)
    {
        var output = await repository.AskAsync(
            "reading the history", ["log", .. Shape, $"--max-count={most}", .. range, "--", .. paths], cancellationToken);
        return [.. Parse(output.Parts)];
    }

    /// <summary>Reads id, time and subject, then the names, of which the first has a line feed before it.</summary>
    public static IEnumerable<LoggedCommit> Parse(IReadOnlyList<string> parts)
    {
        for (var at = 0; at + 2 < parts.Count;)
        {
            var (id, time, subject) = (parts[at].TrimStart(Start), parts[at + 1], parts[at + 2]);
            var names = new List<string>();
            for (at += 3; at < parts.Count && !parts[at].StartsWith(Start); at++)
            {
                var name = names.Count == 0 && parts[at].StartsWith('\n') ? parts[at][1..] : parts[at];
                names.Add(name);
            }

            var seconds = long.TryParse(time, CultureInfo.InvariantCulture, out var number) ? number : 0;
            yield return new LoggedCommit(
                id,
                DateTimeOffset.FromUnixTimeSeconds(Math.Clamp(seconds, 0, DateTimeOffset.MaxValue.ToUnixTimeSeconds())),
                subject.Length > LongestSubject ? subject[..LongestSubject] + " …" : subject,
                names);
        }
    }
}

/// <summary>A commit of the log; its paths as git writes them.</summary>
internal sealed record LoggedCommit(string Id, DateTimeOffset Date, string Subject, IReadOnlyList<string> Paths);
