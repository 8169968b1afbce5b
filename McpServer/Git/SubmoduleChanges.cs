using System.Globalization;
using Mcp.Daemon.Files;

namespace Mcp.Daemon.Git;

/// <summary>
/// Looks between the two commits of a moved submodule, in the submodule's own repository: how many commits, and which
/// files differ. Of a submodule that is not checked out, or may not be read, the commits' ids are all that is told.
/// </summary>
internal sealed class SubmoduleChanges(
    FoundRepositories found, Workspace workspace, ChangeBudget budget, Omissions omissions)
{
    /// <summary>The changes, each submodule's completed and followed by the files that differ in it.</summary>
    public async Task<IReadOnlyList<FileChange>> ExpandAsync(
        IReadOnlyList<FileChange> changes, CancellationToken cancellationToken, int depth = 1)
    {
        if (!changes.Any(change => change.Submodule is not null))
        {
            return changes;
        }

        var expanded = new List<FileChange>();
        foreach (var change in changes)
        {
            if (change.Submodule is not { } range)
            {
                expanded.Add(change);
                continue;
            }

            var (known, inside) = await ReadAsync(range, change.Kind, cancellationToken);
            expanded.Add(change with { Submodule = known });
            expanded.AddRange(
                depth < SubmoduleFinder.Deepest ? await ExpandAsync(inside, cancellationToken, depth + 1) : inside);
        }

        return expanded;
    }

    private async Task<(SubmoduleRange Known, IReadOnlyList<FileChange> Inside)> ReadAsync(
        SubmoduleRange range, ChangeKind kind, CancellationToken cancellationToken)
    {
        if (kind is ChangeKind.Deleted || range.Old is null)
        {
            return (range, []);
        }

        if (found.At(range.Root) is not { Repository: var repository })
        {
            return (range with { WhyUnknown = "it is not checked out, or not read" }, []);
        }

        // Git does not look into the submodule for the commit that its work tree is at.
        range = range with { New = range.New ?? await repository.FindCommitAsync("HEAD", cancellationToken) };
        if (range.New is null
            || await repository.FindCommitAsync(range.Old, cancellationToken) is null
            || await repository.FindCommitAsync(range.New, cancellationToken) is null)
        {
            return (range with { WhyUnknown = "one of the commits is not in its repository" }, []);
        }

        var lister = new ChangeLister(repository);
        var listed = await lister.CommittedAsync(range.Old, range.New, cancellationToken);
        if (lister.IsTruncated)
        {
            omissions.Cut(workspace.NameOf(range.Root), "git listed more changed files than are read");
        }

        var contents = new ChangeContents(repository, found, workspace, budget, omissions);
        return (
            await CountedAsync(repository, range, cancellationToken),
            await contents.ReadAsync([.. listed.Select(entry => (ChangePart.Submodule, entry))], cancellationToken));
    }

    private static async Task<SubmoduleRange> CountedAsync(
        Repository repository, SubmoduleRange range, CancellationToken cancellationToken)
    {
        var output = await repository.RunAsync(
            ["rev-list", "--count", "--left-right", $"{range.Old}...{range.New}", "--"], cancellationToken);
        return output.Succeeded && output.Line.Split('\t') is [var lost, var gained]
            ? range with
            {
                Lost = int.Parse(lost, CultureInfo.InvariantCulture),
                Gained = int.Parse(gained, CultureInfo.InvariantCulture),
            }
            : range;
    }
}
