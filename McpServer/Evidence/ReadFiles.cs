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

    private static readonly string TooManyFiles = $"beyond the {MostFiles:N0} files that are read for one call; name what matters";
    private static readonly string TooManyBytes = $"{MostBytes >> 20} MiB were read already, the most for one call; name what matters";

    private readonly List<QuestionFile> _files = [];
    private readonly HashSet<string> _seen = [];
    private readonly List<FileRefusal> _refusals = [];
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

    /// <summary>Those that were named themselves in the order given, then those of directories; of too many, the ones that matter first.</summary>
    public IReadOnlyList<QuestionFile> Files => _files;

    /// <summary>Not read because it was too much.</summary>
    public OmittedFiles Cut { get; } = new();

    /// <summary>Not read because a rule forbids it, or because there is no text to read.</summary>
    public OmittedFiles Withheld { get; } = new();

    /// <summary>Reads what the wish names.</summary>
    /// <exception cref="FileRefusedException">The call itself names paths that are refused or missing; all of them are told.</exception>
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
            read.Add(each.Path, each, isNamed: true, isSought: false);
        }

        if (read._refusals.Count > 0)
        {
            throw new FileRefusedException(RefusedPaths.Together(read._refusals));
        }

        var found = wishes.Where(each => each.Kind is PathKind.Directory).DistinctBy(each => each.RealPath)
            .SelectMany(each => read.Below(each, cancellationToken)).Distinct().ToList();
        read.Add([.. found.Select(path => new FoundFile(path, workspace.NameOf(path)))], wish.Words, cancellationToken);
        return read;
    }

    private Wish? Locate(string path, bool isRemembered)
    {
        try
        {
            var (real, kind) = _gate.Locate(path);
            return new Wish(path, real, kind, isRemembered);
        }
        catch (FileRefusedException e)
        {
            Refuse(path, e, isRemembered);
            return null;
        }
    }

    /// <summary>Reads the files of directories: where they are too many, those that the words name, what is imported and what is in work before the rest.</summary>
    private void Add(IReadOnlyList<FoundFile> found, string words, CancellationToken cancellationToken)
    {
        var named = words.Length > 0 ? SoughtFiles.NamedIn(words, found) : [];
        if (found.Count <= MostFiles - _opened && Bytes(found) <= _bytesLeft)
        {
            var sought = named.ToHashSet();
            AddAll(found, sought.Contains, cancellationToken);
            return;
        }

        AddAll(named, _ => true, cancellationToken);
        AddAll(SoughtFiles.ImportedBy(_files, found, cancellationToken), _ => false, cancellationToken);
        AddAll(SoughtFiles.InWork(found), _ => false, cancellationToken);
        AddAll(found, _ => false, cancellationToken);
    }

    private void AddAll(IEnumerable<FoundFile> files, Func<FoundFile, bool> isSought, CancellationToken cancellationToken)
    {
        foreach (var file in files.Where(file => !_seen.Contains(file.RealPath)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            Add(file.RealPath, null, isNamed: false, isSought(file));
            _seen.Add(file.RealPath);
        }
    }

    // Of a few files not even the largest are too much.
    private static long Bytes(IReadOnlyList<FoundFile> files) => files.Count * FileGate.DefaultMaxBytes <= MostBytes ? 0
        : files.Sum(file => new FileInfo(file.RealPath) is { Exists: true } there ? there.Length : 0);

    private List<string> Below(Wish wish, CancellationToken cancellationToken)
    {
        var left = new LeftOutEntries();
        var found = _directories.Below(wish.RealPath, left, cancellationToken).ToList();
        var isEmpty = found.Count == 0;

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

        return found;
    }

    /// <param name="wish">What named it; null when only a directory did.</param>
    private void Add(string path, Wish? wish, bool isNamed, bool isSought)
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
                _files.Add(new QuestionFile(file.Name, file.RealPath, text, isNamed) { IsSought = isSought });
            }
            else
            {
                Withheld.Add(file.Name, "binary, not text");
            }
        }
        catch (FileRefusedException e)
        {
            _opened++;
            Refuse(path, e, wish is null or { IsRemembered: true });
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

    private void Refuse(string path, FileRefusedException e, bool isOnlyTold)
    {
        if (!isOnlyTold)
        {
            _refusals.Add(e.Refusal);
            return;
        }

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
