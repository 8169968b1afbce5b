using Mcp.Daemon.Code;
using Mcp.Daemon.Tools.Looking;

namespace Mcp.Daemon.Tools.Analyze;

/// <summary>The code under analysis, and which of its files need which. Tests need everything and nothing needs them, so they stand apart.</summary>
internal sealed class CodeMap
{
    private readonly Dictionary<string, LookedFile> _byPath;
    private readonly Dictionary<string, int> _lines;

    public CodeMap(LookedFiles looked, CancellationToken cancellationToken)
    {
        Looked = looked;
        _lines = [];
        foreach (var file in looked.Files)
        {
            cancellationToken.ThrowIfCancellationRequested();
            _lines[file.Path] = file.Source.CommentFreeLines.Count(line => !string.IsNullOrWhiteSpace(line));
        }

        Files = [.. looked.Files.Where(file => !file.IsTest && _lines[file.Path] > 0).DistinctBy(file => file.Path)];
        Tests = [.. looked.Files.Where(file => file.IsTest && _lines[file.Path] > 0).DistinctBy(file => file.Path)];
        _byPath = Files.ToDictionary(file => file.Path);
        Edges = ImportGraph.Of([.. Files.Select(file => file.Source)], cancellationToken);
        Top = Common(Files.Select(file => FolderOf(file.Path)));
        cancellationToken.ThrowIfCancellationRequested();
    }

    /// <summary>Everything that is looked at, tests included.</summary>
    public LookedFiles Looked { get; }

    /// <summary>The product's code, in the order in which it was given; a file without a line of code is none.</summary>
    public IReadOnlyList<LookedFile> Files { get; }

    public IReadOnlyList<LookedFile> Tests { get; }

    /// <summary>Between the files of the product.</summary>
    public IReadOnlyList<ImportEdge> Edges { get; }

    /// <summary>The folder that all files lie in; empty when that is the workspace.</summary>
    public string Top { get; }

    /// <summary>Where the names that <see cref="Short"/> makes begin, for a title; empty when that is the workspace.</summary>
    public string Below => Top.Length == 0 ? "" : $" (below {Top}/)";

    public LookedFile At(string path) => _byPath[path];

    /// <summary>Lines that are neither blank nor comment.</summary>
    public int Lines(LookedFile file) => _lines[file.Path];

    /// <summary>The folder of a file; empty for the workspace itself.</summary>
    public static string FolderOf(string path) => path.LastIndexOf('/') is var slash and >= 0 ? path[..slash] : "";

    /// <summary>A folder or file without the way to <see cref="Top"/>, which stands in a title once.</summary>
    public string Short(string path) => path == Top ? "." : Top.Length == 0 ? path : path[(Top.Length + 1)..];

    private static string Common(IEnumerable<string> folders)
    {
        string? common = null;
        foreach (var folder in folders)
        {
            common ??= folder;
            while (common.Length > 0 && folder != common && !folder.StartsWith(common + "/", StringComparison.Ordinal))
            {
                common = FolderOf(common);
            }
        }

        return common ?? "";
    }
}
