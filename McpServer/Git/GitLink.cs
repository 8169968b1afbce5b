using System.Text;

namespace Mcp.Daemon.Git;

/// <summary>A submodule as the index holds it: where it belongs and at which commit.</summary>
/// <param name="Path">Relative to the work tree, forward slashes; made up by whoever wrote the index.</param>
internal sealed record GitLink(string Path, string Commit)
{
    /// <summary>
    /// The output of <c>ls-files --stage -z</c> goes up to this: some 300,000 tracked files. What lies beyond is not
    /// looked at for submodules.
    /// </summary>
    private const long MaxListBytes = 32_000_000;

    private static ReadOnlySpan<byte> Mode => "160000 "u8;

    /// <summary>Where its work tree belongs, if its path is to be believed.</summary>
    public string FullPath(Repository holder) => System.IO.Path.GetFullPath(System.IO.Path.Combine(holder.Root, Path));

    /// <summary>
    /// The submodules of a repository, in the index's order. The index is asked and not <c>.gitmodules</c>: that file is
    /// free text of the work tree, and what it says of names and places counts for nothing.
    /// </summary>
    public static async Task<IReadOnlyList<GitLink>> AllAsync(Repository repository, CancellationToken cancellationToken)
    {
        var request = new GitRequest(
            repository.Root,
            ["ls-files", "--stage", "-z", "--", .. repository.Prefix.Length > 0 ? (string[])[repository.Prefix] : []])
        {
            MaxOutputBytes = MaxListBytes,
        };
        var output = await repository.RunAsync(request, cancellationToken);
        return output.Succeeded
            ? Parse(output.Bytes)
            : throw GitFailures.From("listing the submodules", repository.Root, output);
    }

    /// <summary>
    /// Reads <c>mode id stage TAB path NUL</c>. Bytes are searched and only what is found becomes text: nearly every
    /// entry is a file. A submodule in conflict has several stages; one entry stands for it.
    /// </summary>
    public static IReadOnlyList<GitLink> Parse(ReadOnlySpan<byte> output)
    {
        var links = new List<GitLink>();
        while (output.IndexOf((byte)0) is var end and >= 0)
        {
            var entry = output[..end];
            output = output[(end + 1)..];
            if (entry.StartsWith(Mode) && entry.IndexOf((byte)'\t') is var tab and > 0)
            {
                var path = Encoding.UTF8.GetString(entry[(tab + 1)..]);
                var facts = Encoding.ASCII.GetString(entry[Mode.Length..tab]);
                if (links.Count == 0 || links[^1].Path != path)
                {
                    links.Add(new GitLink(path, facts.Split(' ')[0]));
                }
            }
        }

        return links;
    }
}
