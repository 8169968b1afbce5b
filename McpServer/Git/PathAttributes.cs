using System.Text;

namespace Mcp.Daemon.Git;

/// <summary>What gitattributes say of the files whose work tree side is compared here: line ends, and a filter.</summary>
internal sealed class PathAttributes
{
    private readonly Dictionary<(string Path, string Name), string> _values = [];

    public static async Task<PathAttributes> ReadAsync(
        Repository repository, IReadOnlyList<string> paths, CancellationToken cancellationToken)
    {
        var attributes = new PathAttributes();
        if (paths.Count == 0)
        {
            return attributes;
        }

        var request = new GitRequest(repository.Root, "check-attr", "-z", "--stdin", "text", "eol", "filter")
        {
            Input = Encoding.UTF8.GetBytes(string.Join('\0', paths) + "\0"),
        };
        var output = await repository.RunAsync(request, cancellationToken);
        if (!output.Succeeded)
        {
            throw GitFailures.From("reading gitattributes", repository.Root, output);
        }

        foreach (var triple in output.Parts.Chunk(3).Where(triple => triple.Length == 3))
        {
            attributes._values[(triple[0], triple[1])] = triple[2];
        }

        return attributes;
    }

    /// <summary>The filter that stands between the work tree and the repository, or null.</summary>
    public string? Filter(string path) => Value(path, "filter") is { } name and not ("unset" or "set") ? name : null;

    /// <summary>Whether CRLF in the work tree counts as LF.</summary>
    public bool ConvertsLineEnds(string path, bool byDefault) =>
        Value(path, "text") is not "unset" && (byDefault || Value(path, "text") is not null || Value(path, "eol") is not null);

    private string? Value(string path, string name) =>
        _values.TryGetValue((path, name), out var value) && value is not "unspecified" ? value : null;
}
