using Mcp.Daemon.Code.Searching;

namespace Mcp.Daemon.Code;

/// <summary>
/// Files that are looked at together, found by what they hold and what they declare. A file is taken apart only when its text
/// holds what is looked for, so that a question about one name costs little among many files. For one call and one thread.
/// </summary>
internal sealed class SourceSet
{
    private readonly (SourceFile File, string Text)[] _all;
    private readonly Dictionary<string, SourceFile> _byPath;
    private readonly Dictionary<string, IReadOnlyList<Symbol>> _declaring = [];
    private readonly Dictionary<string, IReadOnlyList<CallSite>> _calls = [];
    private readonly HashSet<SourceFile> _read = [];
    private readonly CancellationToken _cancellationToken;

    /// <param name="files">Path, as answers name it, and text.</param>
    /// <param name="cancellationToken">Asked before each file: what is looked for may be in thousands of them.</param>
    public SourceSet(IEnumerable<(string Path, string Text)> files, CancellationToken cancellationToken)
        : this(files.Select(file => (new SourceFile(file.Path, file.Text), file.Text)), cancellationToken)
    {
    }

    /// <param name="files">Each with its text; what was taken apart already is not taken apart again.</param>
    /// <param name="cancellationToken">Asked before each file: what is looked for may be in thousands of them.</param>
    public SourceSet(IEnumerable<(SourceFile File, string Text)> files, CancellationToken cancellationToken)
    {
        _all = [.. files];
        Files = [.. _all.Select(each => each.File)];
        _byPath = Files.DistinctBy(file => file.Path).ToDictionary(file => file.Path);
        _cancellationToken = cancellationToken;
    }

    public IReadOnlyList<SourceFile> Files { get; }

    /// <summary>The file of that very path, or null.</summary>
    public SourceFile? At(string path) => _byPath.GetValueOrDefault(path);

    /// <summary>The files whose text holds something, wherever it stands.</summary>
    public IEnumerable<SourceFile> Holding(string text)
    {
        foreach (var (file, whole) in _all)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            if (text.Length > 0 && whole.Contains(text, StringComparison.Ordinal))
            {
                yield return file;
            }
        }
    }

    /// <summary>
    /// What is declared under a name, in the order of the files. A qualified name means a member of that type, or a declaration
    /// at the top of a file or directory that is called so.
    /// </summary>
    public IReadOnlyList<Symbol> Declaring(string name)
    {
        if (!_declaring.TryGetValue(name, out var found))
        {
            var sought = SoughtName.Of(name);
            _declaring[name] = found =
            [
                .. from file in MayDeclare(sought)
                   from declared in file.DeclaredAs[sought.Member]
                   where declared.Kind is not DeclarationKind.Namespace && IsOf(sought.Type, file, declared)
                   select new Symbol(file, declared),
            ];
        }

        return found;
    }

    /// <summary>The files that may declare a name: once a file is taken apart, what it declares is known without reading its text again.</summary>
    private IEnumerable<SourceFile> MayDeclare(SoughtName sought)
    {
        foreach (var (file, whole) in _all)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            if (_read.Contains(file) || (sought.Member.Length > 0 && whole.Contains(sought.Member, StringComparison.Ordinal)))
            {
                _read.Add(file);
                yield return file;
            }
        }
    }

    /// <summary>Where a function of this name is called or a type made, as <see cref="CallSites"/> finds it.</summary>
    public IReadOnlyList<CallSite> CallsOf(string name)
    {
        if (!_calls.TryGetValue(name, out var found))
        {
            _calls[name] = found = CallSites.Of(name, Holding(SoughtName.Of(name).Member));
        }

        return found;
    }

    /// <summary>Everything that is declared, for looking at names that are not known.</summary>
    public IEnumerable<Symbol> All()
    {
        foreach (var file in Files)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            foreach (var declared in file.Declared)
            {
                yield return new Symbol(file, declared);
            }
        }
    }

    private static bool IsOf(string? type, SourceFile file, Declaration declared) => type is null
        || string.Equals(declared.Container, type, StringComparison.OrdinalIgnoreCase)
        || (declared.Container is null && IsNamed(file.Path, type));

    /// <summary>Whether a file or its directory is called so, as modules and packages are.</summary>
    internal static bool IsNamed(string path, string name) =>
        string.Equals(Path.GetFileNameWithoutExtension(path), name, StringComparison.OrdinalIgnoreCase)
        || string.Equals(Path.GetFileName(Path.GetDirectoryName(path)), name, StringComparison.OrdinalIgnoreCase);
}
