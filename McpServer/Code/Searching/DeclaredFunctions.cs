using Mcp.Daemon.Code.Reading;

namespace Mcp.Daemon.Code.Searching;

/// <summary>
/// The functions of some files by their names, and which of them a call means. A call that may mean another one, or one of
/// a library, means none: what is said of a call has to hold.
/// </summary>
internal sealed class DeclaredFunctions
{
    /// <summary>Functions of one name, each of another type: of more the name tells nothing, and every call would be held against all of them.</summary>
    private const int MostMeant = 300;

    private static readonly WordSet Own = new("this self cls $this base super");

    private readonly Dictionary<string, List<DeclaredFunction>> _byName = [];
    private readonly Dictionary<string, IReadOnlyList<DeclaredFunction>> _meant = [];
    private readonly Dictionary<(SourceFile File, string Type), PlausibleType> _types = [];
    private readonly Lazy<HashSet<(string From, string To)>> _needs;

    public DeclaredFunctions(IReadOnlyList<SourceFile> files, CancellationToken cancellationToken)
    {
        foreach (var file in files)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var declared in file.Declared.Where(declared => declared.Kind is DeclarationKind.Function))
            {
                if (!_byName.TryGetValue(declared.Name, out var named))
                {
                    _byName[declared.Name] = named = [];
                }

                named.Add(new DeclaredFunction(file, declared));
            }
        }

        _needs = new(() => ImportGraph.Of(files, cancellationToken).Select(edge => (edge.From, edge.To)).ToHashSet());
    }

    /// <summary>Those of a bare name, in the order of the files and lines.</summary>
    public IReadOnlyList<DeclaredFunction> Named(string name) => _byName.TryGetValue(name, out var named) ? named : [];

    /// <summary>What is called by the name at a token; null where it is no call or no function of these files for sure.</summary>
    public DeclaredFunction? Called(SourceFile file, int at)
    {
        var tokens = file.Tokens;
        if (!tokens.IsWord(at) || file.DeclaredAt.ContainsKey(at) || tokens.Name(at).TrimStart('$') is var name && !_byName.ContainsKey(name)
            || !CallShape.HasArguments(file, at) || CallShape.IsKeyword(tokens, at) || Meant(name).Count > MostMeant)
        {
            return null;
        }

        var isMember = tokens.Is(at - 1, '.') || tokens.Is(at - 2, '-', '>') || tokens.Is(at - 2, ':', ':');
        var qualifier = CallShape.Qualifier(tokens, at);
        var meant = Meant(name).Where(each => !isMember ? IsInReach(file, at, each)
            : qualifier is null ? each.Declaration.Container is { } made && IsOfType(file, at, made)
            : IsMember(file, at, each, qualifier)).ToList();
        return meant is [var only] ? only : null;
    }

    /// <summary>Whether one of the files needs another one.</summary>
    public bool Needs(SourceFile from, SourceFile to) => _needs.Value.Contains((from.Path, to.Path));

    /// <summary>Overloads stand in one type, and the first of them tells what all do.</summary>
    private IReadOnlyList<DeclaredFunction> Meant(string name)
    {
        if (!_meant.TryGetValue(name, out var meant))
        {
            _meant[name] = meant = [.. _byName[name].DistinctBy(each => (each.File, each.Declaration.Container))];
        }

        return meant;
    }

    private bool IsInReach(SourceFile file, int at, DeclaredFunction function)
    {
        var (declared, container) = (function.Declaration, function.Declaration.Container);
        if (container is null)
        {
            return function.File == file
                || IsSamePackage(file, function.File)
                || (Needs(file, function.File) && (file.Language is Language.C or Language.Cpp or Language.Php or Language.Ruby
                    || file.ImportedAs.Contains(declared.Name)));
        }

        // A function inside of another one is called there, and members without a word before them where the language lets them.
        var isNested = function.File == file && file.Around.At(at) is { } caller
            && (caller.Name == container || caller.Container == container || caller.NameToken == declared.NameToken);
        var isBareMember = file.Language is Language.CSharp or Language.Java or Language.Kotlin or Language.Swift or Language.Cpp or Language.Scala or Language.Dart;
        return isNested && (isBareMember || IsFunction(file, container));
    }

    private bool IsMember(SourceFile file, int at, DeclaredFunction function, string qualifier)
    {
        if (function.Declaration.Container is { } container)
        {
            var isOwn = Own.Has(qualifier) || Own.Has("$" + qualifier);
            return isOwn ? file.Around.At(at)?.Container == container : IsOfType(file, at, container);
        }

        // A module or package is named like its file or folder.
        var path = function.File.Path;
        var stem = Path.GetFileNameWithoutExtension(path);
        var folder = Path.GetFileName(Path.GetDirectoryName(path));
        return (qualifier == stem || (qualifier == folder && file.Language is Language.Go)) && Needs(file, function.File);
    }

    private static bool IsSamePackage(SourceFile one, SourceFile other) => one.Language is Language.Go && other.Language is Language.Go
        && Path.GetDirectoryName(one.Path) == Path.GetDirectoryName(other.Path);

    private static bool IsFunction(SourceFile file, string container) =>
        file.DeclaredAs[container].Any(declared => declared.Kind is DeclarationKind.Function);

    private bool IsOfType(SourceFile file, int at, string type)
    {
        if (!_types.TryGetValue((file, type), out var plausible))
        {
            _types[(file, type)] = plausible = new PlausibleType(file, type);
        }

        return plausible.IsAt(at, null);
    }
}
