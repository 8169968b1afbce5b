using System.Text;

namespace Mcp.Daemon.Git;

/// <summary>Reads file contents out of the object database, which knows no filter and no conversion.</summary>
internal sealed class BlobReader(Repository repository, ChangeBudget budget)
{
    /// <summary>So many are read without asking for their sizes first: most changes have fewer, and each run of git costs 2 ms.</summary>
    private const int Few = 100;

    /// <summary>Bytes that a few may have together; when they have more, sizes are asked for after all.</summary>
    private const long FewBytes = 4_000_000;

    /// <summary>Contents by object id. A missing object has no entry; one over a limit has its size only.</summary>
    public async Task<IReadOnlyDictionary<string, Content>> ReadAsync(
        IEnumerable<string> ids, CancellationToken cancellationToken)
    {
        var contents = new Dictionary<string, Content>();
        var wanted = ids.Where(RawDiff.IsKnown).Distinct().ToArray();
        if (wanted.Length == 0)
        {
            return contents;
        }

        if (wanted.Length <= Few && await RunAsync("--batch", wanted, FewBytes, cancellationToken) is { Truncated: false } few)
        {
            Split(few.Bytes, contents, size => size <= budget.Limits.MaxFileBytes && budget.TryTakeBlob(size));
            return contents;
        }

        var sizes = await RunAsync("--batch-check", wanted, 200L * wanted.Length, cancellationToken);
        var total = 0L;
        var chosen = new List<string>();
        foreach (var line in sizes.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (Header(line) is not { IsBlob: true } blob)
            {
                continue;
            }

            contents[blob.Id] = new Content(blob.Size, null);
            if (blob.Size <= budget.Limits.MaxFileBytes && budget.TryTakeBlob(blob.Size))
            {
                total += blob.Size;
                chosen.Add(blob.Id);
            }
        }

        if (chosen.Count > 0)
        {
            var output = await RunAsync("--batch", chosen, total + (200L * chosen.Count), cancellationToken);
            Split(output.Bytes, contents, _ => true);
        }

        return contents;
    }

    private async Task<GitOutput> RunAsync(
        string mode, IReadOnlyList<string> ids, long maxBytes, CancellationToken cancellationToken)
    {
        var request = new GitRequest(repository.Root, "cat-file", mode)
        {
            Input = Encoding.ASCII.GetBytes(string.Join('\n', ids) + "\n"),
            MaxOutputBytes = maxBytes,
        };
        var output = await repository.RunAsync(request, cancellationToken);
        return output.Succeeded ? output : throw GitFailures.From("reading file contents", repository.Root, output);
    }

    /// <summary>Takes the contents of blobs out of the output; one that is not wanted for its size leaves the size.</summary>
    private static void Split(ReadOnlySpan<byte> output, Dictionary<string, Content> contents, Func<long, bool> isWanted)
    {
        while (output.IndexOf((byte)'\n') is var end and >= 0)
        {
            var header = Header(Encoding.ASCII.GetString(output[..end]));
            output = output[(end + 1)..];
            if (header is not { } found)
            {
                continue;
            }

            if (output.Length < found.Size)
            {
                return;
            }

            if (found.IsBlob)
            {
                contents[found.Id] = new Content(found.Size, isWanted(found.Size) ? output[..(int)found.Size].ToArray() : null);
            }

            // The content of a tree or a commit is passed over as well: a line in it could read like a header.
            output = output[Math.Min(output.Length, (int)found.Size + 1)..];
        }
    }

    /// <summary><c>id type size</c>; anything else, such as <c>id missing</c>, is no object.</summary>
    private static (string Id, bool IsBlob, long Size)? Header(string line) =>
        line.Split(' ') is [var id, var type, var size] && long.TryParse(size, out var bytes) ? (id, type is "blob", bytes) : null;
}
