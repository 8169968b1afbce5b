using Mcp.Daemon.Files;

namespace Mcp.Daemon.Git;

/// <summary>Turns git's list of changed files into changes with hunks: contents read within limits, then compared here.</summary>
/// <param name="found">The repositories of the call: files of another one are not files of this one.</param>
internal sealed class ChangeContents(
    Repository repository, FoundRepositories found, Workspace workspace, ChangeBudget budget, Omissions omissions)
{
    private readonly ChangeLimits _limits = budget.Limits;
    private readonly WorkTreeFile _workTree = new(new FileGate(workspace), repository.Root, budget.Limits.MaxFileBytes);

    public async Task<IReadOnlyList<FileChange>> ReadAsync(
        IReadOnlyList<(ChangePart Part, RawDiff Entry)> listed, CancellationToken cancellationToken)
    {
        var room = budget.TakeFiles(listed.Count);
        var readable = listed.Take(room).Where(item => Rule(item.Entry) is null).ToArray();
        var reading = new BlobReader(repository, budget).ReadAsync(
            readable.SelectMany(item => (string[])[item.Entry.OldId, item.Entry.NewId]), cancellationToken);
        var asking = PathAttributes.ReadAsync(
            repository,
            [.. readable.Where(item => item.Part is ChangePart.Unstaged).Select(item => item.Entry.Path)],
            cancellationToken);
        await Task.WhenAll(reading, asking);
        var (blobs, attributes) = (await reading, await asking);

        var changes = new List<FileChange>();
        foreach (var (part, entry) in listed.Take(room))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Read(part, entry, blobs, attributes) is { } change)
            {
                changes.Add(change);
            }
        }

        foreach (var (part, entry) in listed.Skip(room))
        {
            omissions.Cut(Name(entry.Path), $"more than {_limits.MaxFiles:N0} files changed");
            changes.Add(Describe(part, entry));
        }

        return changes;
    }

    private FileChange? Read(
        ChangePart part, RawDiff entry, IReadOnlyDictionary<string, Content> blobs, PathAttributes attributes)
    {
        var change = Describe(part, entry);
        if (Rule(entry) is { } rule)
        {
            omissions.Withhold(change.Path, $"key file (rule {rule}): its content is neither read nor quoted");
            return change with { IsKeyFile = true };
        }

        if (entry.Path.EndsWith('/'))
        {
            if (found.Accounts(Path.GetFullPath(_workTree.FullPath(entry.Path))))
            {
                return null;
            }

            omissions.Unscanned(change.Path, "a nested repository; check it by itself");
            return null;
        }

        if (change.Kind is ChangeKind.Unmerged)
        {
            // What is in the work tree comes as an entry of its own, compared with our side.
            return change;
        }

        var isUntrackedLink = part is ChangePart.Untracked && _workTree.IsLink(entry.Path);
        if (!change.IsRegular || isUntrackedLink || (entry.OldMode & 0xF000) is FileChange.SubmoduleMode)
        {
            return change with
            {
                NewMode = isUntrackedLink ? FileChange.LinkMode : change.NewMode,
                Submodule = Range(entry),
            };
        }

        var before = Blob(entry.OldId, blobs);
        if (part is ChangePart.Staged or ChangePart.Committed or ChangePart.Submodule)
        {
            return Compare(change, before, change.Kind is ChangeKind.Deleted ? Content.Empty : Blob(entry.NewId, blobs));
        }

        if (part is ChangePart.Unstaged && attributes.Filter(entry.Path) is { } filter && change.Kind is ChangeKind.Modified)
        {
            omissions.Unscanned(change.Path, $"its changes pass the filter \"{filter}\", which is not run here");
            return change;
        }

        return change.Kind is ChangeKind.Deleted
            ? Compare(change, before, Content.Empty)
            : CompareWorkTree(change, entry, before, attributes);
    }

    private FileChange? CompareWorkTree(FileChange change, RawDiff entry, Content? before, PathAttributes attributes)
    {
        var (after, refusal) = _workTree.Read(entry.Path);
        if (refusal is not null)
        {
            // Gone in the meantime, or a conflict whose file was deleted: nothing to look at.
            if (refusal.Kind is not RefusalKind.Missing)
            {
                omissions.Withhold(change.Path, refusal.Message);
            }

            return change with { IsKeyFile = refusal.Kind is RefusalKind.KeyFile };
        }

        if (!budget.TryTakeWorkTree(after!.Bytes?.Length ?? 0))
        {
            after = after with { Bytes = null };
        }

        if (attributes.ConvertsLineEnds(entry.Path, repository.ConvertsLineEnds)
            && before?.Bytes is { } old && after.Bytes is { } bytes && !old.Contains((byte)'\r'))
        {
            after = after with { Bytes = LineEnds.ToLineFeed(bytes) };
        }

        // A time stamp can change without the content.
        var isUntouched = change is { Kind: ChangeKind.Modified, Part: ChangePart.Unstaged } && entry.OldMode == entry.NewMode
            && before?.Bytes is { } kept && after.Bytes is { } now && kept.AsSpan().SequenceEqual(now);
        return isUntouched ? null : Compare(change, before, after);
    }

    private FileChange Compare(FileChange change, Content? before, Content? after)
    {
        if (before is null || after is null)
        {
            omissions.Cut(change.Path, "its content is not in this repository (partial clone?)");
            return change;
        }

        change = change with
        {
            Size = change.Kind is ChangeKind.Deleted ? null : after.Size,
            IsBinary = before.IsBinary || after.IsBinary,
        };
        if (change.IsBinary)
        {
            omissions.Unscanned(change.Path, "binary");
            return change;
        }

        if (before.Text is not { } oldText || after.Text is not { } newText)
        {
            var size = Math.Max(before.Size, after.Size);
            omissions.Cut(
                change.Path,
                size > _limits.MaxFileBytes
                    ? $"{size:N0} bytes; at most {_limits.MaxFileBytes:N0} are read of one file"
                    : $"the change has more than {_limits.MaxTotalBytes:N0} bytes in all");
            return change;
        }

        return change with
        {
            Text = change.Kind is ChangeKind.Deleted ? null : newText,
            Hunks = LineDiff.Between(oldText, newText),
        };
    }

    private static Content? Blob(string id, IReadOnlyDictionary<string, Content> blobs) =>
        RawDiff.IsKnown(id) ? blobs.GetValueOrDefault(id) : Content.Empty;

    private SubmoduleRange? Range(RawDiff entry)
    {
        var isOld = (entry.OldMode & 0xF000) is FileChange.SubmoduleMode;
        var isNew = (entry.NewMode & 0xF000) is FileChange.SubmoduleMode;
        return isOld || isNew
            ? new SubmoduleRange(Path.GetFullPath(_workTree.FullPath(entry.Path)), Commit(isOld, entry.OldId), Commit(isNew, entry.NewId))
            : null;

        static string? Commit(bool isSubmodule, string id) => isSubmodule && RawDiff.IsKnown(id) ? id : null;
    }

    private FileChange Describe(ChangePart part, RawDiff entry) => new()
    {
        Path = Name(entry.Path),
        OldPath = entry.OldPath is null ? null : Name(entry.OldPath),
        Part = part,
        Kind = entry.Kind,
        OldMode = entry.OldMode,
        NewMode = entry.NewMode,
    };

    private string Name(string path) => workspace.NameOf(_workTree.FullPath(path));

    /// <summary>A key file on either side: renamed to something innocent it still is one.</summary>
    private static string? Rule(RawDiff entry) =>
        KeyFiles.RuleFor(entry.Path) ?? (entry.OldPath is null ? null : KeyFiles.RuleFor(entry.OldPath));
}
