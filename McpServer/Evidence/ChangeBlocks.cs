using System.Globalization;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Git;

namespace Mcp.Daemon.Evidence;

/// <summary>
/// A change as evidence for an expert: block by block, what matters most first, and never more than there is room for.
/// </summary>
internal static class ChangeBlocks
{
    /// <param name="changes">The change, repository by repository; the files' names tell them apart.</param>
    /// <param name="first">The names that local findings point at: these files go before all others.</param>
    /// <param name="roomTokens">What all blocks together may cost.</param>
    /// <param name="countTokens">What a text costs.</param>
    /// <returns>
    /// The blocks that fit, and what of the change is not in them: files that did not fit, and those that lost a part.
    /// </returns>
    public static (IReadOnlyList<FileBlock> Blocks, IReadOnlyList<OmittedFile> Cut) Of(
        IReadOnlyList<ChangeSet> changes, IReadOnlySet<string> first, int roomTokens, Func<string, int> countTokens)
    {
        var room = roomTokens;
        var blocks = new List<FileBlock>();
        var omissions = new Omissions(new ChangeLimits().MaxListed);
        foreach (var file in ChangeRanking.Of(changes.SelectMany(change => change.Files), first))
        {
            var parts = ChangeText.HasContent(file) ? ChangeText.Parts(file) : [];
            var (block, taken) = Fit(file, parts, room, countTokens);
            if (block is null)
            {
                omissions.Cut(file.Path, "its change does not fit into what is left of the question's room");
                continue;
            }

            room -= block.Tokens;
            blocks.Add(block);
            if (taken < parts.Count)
            {
                omissions.Cut(
                    file.Path,
                    string.Create(CultureInfo.InvariantCulture, $"{parts.Count - taken} of {parts.Count} parts of its change did not fit into the question"));
            }
        }

        return (blocks, omissions.CutFiles);
    }

    /// <summary>As many parts as the room holds; no block when it holds not one of them.</summary>
    private static (FileBlock? Block, int Taken) Fit(
        FileChange file, IReadOnlyList<Hunk> parts, int room, Func<string, int> countTokens)
    {
        if (parts.Count == 0)
        {
            return (Counted(ChangeText.Fact(file), room, countTokens), 0);
        }

        // Counting part by part, from the frame around them on, costs no more than what is taken, however large the file
        // is; the block as a whole is counted again, because what texts cost does not add up exactly.
        var (taken, estimate) = (0, (long)countTokens(ChangeText.Block(file, parts, 0).Text));
        while (taken < parts.Count && estimate <= room)
        {
            estimate += countTokens(ChangeText.Render(parts[taken++]));
        }

        for (; taken > 0; taken--)
        {
            if (Counted(ChangeText.Block(file, parts, taken), room, countTokens) is { } block)
            {
                return (block, taken);
            }
        }

        return (null, 0);
    }

    private static FileBlock? Counted(FileBlock block, int room, Func<string, int> countTokens) =>
        countTokens(block.Text) is var tokens && tokens <= room ? block with { Tokens = tokens } : null;
}
