using Mcp.Daemon.Files;

namespace Mcp.Daemon.Evidence;

/// <summary>
/// The files of one call as they were when it came: each read once, through the gate, whole; with an account of each that
/// was not read. What of them goes into a question is decided later, by <see cref="EvidenceFit"/>.
/// </summary>
internal sealed class ReadFiles
{
    /// <summary>Files that are read for one call. More is a project, and somebody has to choose.</summary>
    public const int MostFiles = 2_000;

    /// <summary>
    /// Bytes that are read for one call: about five million tokens, more than the largest context holds several times,
    /// and little enough to be held by each of many calls at once.
    /// </summary>
    public const long MostBytes = 16 << 20;

    private static readonly string TooManyFiles = $"only the first {MostFiles:N0} files were read; name what matters";
    private static readonly string TooManyBytes = $"{MostBytes >> 20} MiB were read already, the most for one call; name what matters";

    private readonly List<QuestionFile> _files = [];
    private readonly HashSet<string> _seen = [];
    private readonly Workspace _workspace;
    private readonly FileGate _gate;
    private readonly DirectoryFiles _directories;
    private long _bytesLeft = MostBytes;
    private int _opened;

    private ReadFiles(Workspace workspace)
    {
        _workspace = workspace;
        _gate = new FileGate(workspace);
        _directories = new DirectoryFiles(workspace, _gate);
    }

    /// <summary>Those that were named themselves in the order given, then those of directories.</summary>
    public IReadOnlyList<QuestionFile> Files => _files;

    /// <summary>Not read because it was too much.</summary>
    public OmittedFiles Cut { get; } = new();

    /// <summary>Not read because a rule forbids it, or because there is no text to read.</summary>
    public OmittedFiles Withheld { get; } = new();

    /// <summary>Reads what the wish names.</summary>
    /// <exception cref="FileRefusedException">The call itself names a path that is refused or missing.</exception>
    public static ReadFiles Of(Workspace workspace, FileWish wish, CancellationToken cancellationToken)
    {
        var read = new ReadFiles(workspace);
        var wishes = wish.Named.Select(path => read.Locate(path, isRemembered: false))
            .Concat(wish.Remembered.Select(path => read.Locate(path, isRemembered: true)))
            .OfType<Wish>()
            .ToList();
        foreach (var each in wishes.Where(each => each.Kind is not PathKind.Directory))
        {
            cancellationToken.ThrowIfCancellationRequested();
            read.Add(each.Path, each, isNamed: true);
        }

        foreach (var each in wishes.Where(each => each.Kind is PathKind.Directory).DistinctBy(each => each.RealPath))
        {
            read.AddDirectory(each, cancellationToken);
        }

        return read;
    }

    private Wish? Locate(string path, bool isRemembered)
    {
        try
        {
            var (real, kind) = _gate.Locate(path);
            return new Wish(path, real, kind, isRemembered);
        }
        catch (FileRefusedException e) when (isRemembered)
        {
            Withhold(path, e);
            return null;
        }
    }

    private void AddDirectory(Wish wish, CancellationToken cancellationToken)
    {
        var left = new LeftOutEntries();
        var isEmpty = true;
        foreach (var path in _directories.Below(wish.RealPath, left, cancellationToken))
        {
            isEmpty = false;
            if (!_seen.Contains(path))
            {
                Add(path, null, isNamed: false);
                _seen.Add(path);
            }
        }

        var name = _workspace.NameOf(wish.RealPath);
        if (_directories.IsCutShort)
        {
            Cut.Add(name, $"the walk ended after {DirectoryFiles.MostEntries:N0} entries; name what matters");
        }

        if (left.Words() is { } words)
        {
            Withheld.Add(name, isEmpty ? $"no file to read in it; {words}" : words);
        }
        else if (isEmpty)
        {
            Withheld.Add(name, "no file to read in it");
        }
    }

    /// <param name="wish">What named it; null when only a directory did.</param>
    private void Add(string path, Wish? wish, bool isNamed)
    {
        if (_opened >= MostFiles)
        {
            Cut.Add(Path.IsPathFullyQualified(path) ? _workspace.NameOf(path) : path, TooManyFiles);
            return;
        }

        try
        {
            using var file = _gate.Open(path);
            if (!_seen.Add(file.RealPath))
            {
                return;
            }

            _opened++;
            if (file.Length > _bytesLeft)
            {
                Cut.Add(file.Name, TooManyBytes);
            }
            else if (TextOf(file) is { } text)
            {
                _files.Add(new QuestionFile(file.Name, file.RealPath, text, isNamed));
            }
            else
            {
                Withheld.Add(file.Name, "binary, not text");
            }
        }
        catch (FileRefusedException e) when (wish is null or { IsRemembered: true })
        {
            _opened++;
            Withhold(path, e);
        }
    }

    // Of a binary file only its beginning is read: a directory may be full of them.
    private string? TextOf(GatedFile file)
    {
        if (FileText.IsBinary(file.ReadStart(FileText.Sample)))
        {
            _bytesLeft -= Math.Min(file.Length, FileText.Sample);
            return null;
        }

        var bytes = file.ReadAll();
        _bytesLeft -= bytes.Length;
        return FileText.Of(bytes);
    }

    private void Withhold(string path, FileRefusedException e)
    {
        var name = Path.IsPathFullyQualified(path) ? _workspace.NameOf(path) : path;
        Withheld.Add(name, e.Refusal.Message.Replace(path, name, StringComparison.Ordinal), Rule(e.Refusal.Kind));
    }

    private static string Rule(RefusalKind kind) => kind switch
    {
        RefusalKind.KeyFile => "key files are never read",
        RefusalKind.TooLarge => $"over {FileGate.DefaultMaxBytes:N0} bytes, the most that is read of one file",
        RefusalKind.Missing => "gone meanwhile",
        RefusalKind.Unreadable => "cannot be opened",
        RefusalKind.OutsideRoots => "outside the workspace",
        _ => "no regular file",
    };

    private sealed record Wish(string Path, string RealPath, PathKind Kind, bool IsRemembered);
}
