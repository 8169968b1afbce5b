using System.Text;

namespace Mcp.Daemon.Git;

/// <summary>Reads file contents out of the object database, which knows no filter and no conversion.</summary>
internal sealed class BlobReader(Repository repository, ChangeBudget budget)
{
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

        var sizes = await RunAsync("--batch-check", wanted, 200L * wanted.Length, cancellationToken);
        var total = 0L;
        var chosen = new List<string>();
        foreach (var line in sizes.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (Header(line) is not { } blob)
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
            Split(output.Bytes, contents);
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

    private static void Split(ReadOnlySpan<byte> output, Dictionary<string, Content> contents)
    {
        while (output.IndexOf((byte)'\n') is var end and >= 0)
        {
            var blob = Header(Encoding.ASCII.GetString(output[..end]));
            output = output[(end + 1)..];
            if (blob is not { } found)
            {
                continue;
            }

            if (output.Length < found.Size)
            {
                return;
            }

            contents[found.Id] = new Content(found.Size, output[..(int)found.Size].ToArray());
            output = output[Math.Min(output.Length, (int)found.Size + 1)..];
        }
    }

    /// <summary><c>id blob size</c>; anything else, such as <c>id missing</c>, is no blob.</summary>
    private static (string Id, long Size)? Header(string line) =>
        line.Split(' ') is [var id, "blob", var size] && long.TryParse(size, out var bytes) ? (id, bytes) : null;
}
