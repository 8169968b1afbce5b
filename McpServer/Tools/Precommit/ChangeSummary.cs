using Mcp.Daemon.Answers;
using System.Text;
using Mcp.Daemon.Git;

namespace Mcp.Daemon.Tools.Precommit;

/// <summary>
/// The change in a few lines: each file with what happened to it, by repository when there are several. Findings stand
/// beside it in the answer.
/// </summary>
internal static class ChangeSummary
{
    /// <summary>Of all repositories together.</summary>
    private const int MostFiles = 60;

    /// <param name="nameOf">How answers name a real path: this text goes to the expert too, who needs no home directory's name.</param>
    public static string Render(IReadOnlyList<ChangeSet> changes, Func<string, string> nameOf)
    {
        var text = new StringBuilder();
        var files = changes.Sum(change => change.Files.Count);
        Line(text, files == 0 ? $"There is nothing to commit in {Listed([.. changes.Select(change => Named(change.Root, nameOf))])}."
            : changes.Count == 1 ? "# " + Title(changes[0])
            : $"# {Counted.Of(changes.Sum(change => change.FileCount), "file")} changed in {changes.Count(change => change.Files.Count > 0)} repositories");
        Files(text, changes, nameOf);
        Line(text, files > MostFiles ? $"- … and {Counted.Of(files - MostFiles, "more file")}" : null);
        return text.ToString().TrimEnd();
    }

    private static string Named(string root, Func<string, string> nameOf) => nameOf(root) is var name and not "." ? name : "the workspace";

    // Twenty repositories at most are read.
    private static string Listed(IReadOnlyList<string> names) =>
        names.Count == 1 ? names[0] : $"{string.Join(", ", names.SkipLast(1))} and {names[^1]}";

    private static void Files(StringBuilder text, IReadOnlyList<ChangeSet> changes, Func<string, string> nameOf)
    {
        var room = MostFiles;
        foreach (var change in changes.Where(change => change.Files.Count > 0))
        {
            Line(text, changes.Count > 1 ? $"## {Named(change.Root, nameOf)}: {Title(change)}" : null);
            foreach (var file in change.Files.Take(room))
            {
                text.Append("- ").Append(Describe(file)).Append('\n');
            }

            room = Math.Max(0, room - change.Files.Count);
        }
    }

    private static string Title(ChangeSet change)
    {
        var on = change.Branch is { } branch ? $"on {branch}" : "with a detached HEAD";
        var since = change.Base is { } ancestor ? $" since {Short(ancestor)}" : "";
        return $"{Counted.Of(change.FileCount, "file")} changed{since}, {on}";
    }

    private static string Describe(FileChange file)
    {
        var kind = file.Kind.ToString().ToLowerInvariant();
        var from = file.OldPath is null ? "" : $" from {file.OldPath}";
        var size = file.Submodule is { } range ? Describe(range)
            : file.IsKeyFile ? ", content not read"
            : file.IsBinary ? $", binary, {file.Size:N0} bytes"
            : file is { Text: null, Kind: not ChangeKind.Deleted, Size: > 0 and var bytes } ? $", {bytes:N0} bytes, lines not counted"
            : $", +{file.Added} -{file.Removed}";
        var mode = file is { OldMode: not 0, NewMode: not 0 } && file.OldMode != file.NewMode
            ? $", mode {Convert.ToString(file.OldMode, 8)} to {Convert.ToString(file.NewMode, 8)}"
            : "";
        var part = file.Part is ChangePart.Untracked ? "untracked" : $"{file.Part.ToString().ToLowerInvariant()}, {kind}";
        return $"{file.Path} ({part}{from}{size}{mode})";
    }

    private static string Describe(SubmoduleRange range)
    {
        var commits = range switch
        {
            { WhyUnknown: { } why } => $": what lies between is not known, {why}",
            { Gained: { } gained, Lost: > 0 and var lost } => $": {Counted.Of(gained, "commit")} gained, {lost} lost",
            { Gained: { } gained } => $": {Counted.Of(gained, "commit")}",
            _ => "",
        };
        return $", submodule {Short(range.Old) ?? "new"}..{Short(range.New) ?? "gone"}{commits}";
    }

    private static string? Short(string? commit) => commit?[..Math.Min(12, commit.Length)];

    private static void Line(StringBuilder text, string? line)
    {
        if (line is not null)
        {
            text.Append(line).Append('\n');
        }
    }
}
