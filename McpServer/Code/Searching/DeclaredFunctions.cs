using Mcp.Daemon.Code.Reading;

namespace Mcp.Daemon.Code.Searching;

/// <summary>
/// The functions of some files by their names, and which of them a call means. A call that may mean another one, or one of
/// a library, means none: what is said of a call has to hold.
/// </summary>
internal sealed class DeclaredFunctions
{
    private static readonly WordSet Own = new("this self cls $this base super");

    private readonly Dictionary<string, List<DeclaredFunction>> _byName = [];
    private readonly Dictionary<string, CallCandidates> _candidates = [];
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
            || !CallShape.HasArguments(file, at) || CallShape.IsKeyword(tokens, at))
        {
            return null;
        }

        var isMember = tokens.Is(at - 1, '.') || tokens.Is(at - 2, '-', '>') || tokens.Is(at - 2, ':', ':');
        var candidates = Candidates(name);
        var meant = (!isMember ? InReach(file, at, candidates)
            : CallShape.Qualifier(tokens, at) is { } qualifier ? Members(file, at, candidates, qualifier)
            : candidates.Plausible(file, [at])).Take(2).ToList();
        return meant is [var only] ? new DeclaredFunction(only.File, only.Declaration) : null;
    }

    /// <summary>Whether one of the files needs another one.</summary>
    public bool Needs(SourceFile from, SourceFile to) => _needs.Value.Contains((from.Path, to.Path));

    /// <summary>Overloads stand in one type, and the first of them tells what all do.</summary>
    private CallCandidates Candidates(string name)
    {
        if (!_candidates.TryGetValue(name, out var candidates))
        {
            _candidates[name] = candidates = new CallCandidates(_byName[name].Select(each => new Symbol(each.File, each.Declaration)));
        }

        return candidates;
    }

    /// <summary>What a call without anything before its name may mean.</summary>
    private IEnumerable<Symbol> InReach(SourceFile file, int at, CallCandidates candidates)
    {
        var free = candidates.Free.Where(each => each.File == file
            || IsSamePackage(file, each.File)
            || (Needs(file, each.File) && (file.Language is Language.C or Language.Cpp or Language.Php or Language.Ruby
                || file.ImportedAs.Contains(each.Declaration.Name))));
        if (file.Around.At(at) is not { } caller)
        {
            return free;
        }

        // A function inside of another one is called there, and members without a word before them where the language lets them.
        var isBareMember = file.Language is Language.CSharp or Language.Java or Language.Kotlin or Language.Swift or Language.Cpp or Language.Scala or Language.Dart;
        var nested = candidates.Of(caller.Name).Concat(caller.Container == caller.Name ? [] : candidates.Of(caller.Container))
            .Where(each => each.File == file && (isBareMember || IsFunction(file, each.Declaration.Container!)));
        return free.Concat(nested);
    }

    /// <summary>What a call with a word before its name may mean.</summary>
    private IEnumerable<Symbol> Members(SourceFile file, int at, CallCandidates candidates, string qualifier)
    {
        var isOwn = Own.Has(qualifier) || Own.Has("$" + qualifier);
        var members = isOwn ? candidates.Of(file.Around.At(at)?.Container) : candidates.Plausible(file, [at]);

        // A module or package is named like its file or folder.
        return members.Concat(candidates.Free.Where(each => (qualifier == Path.GetFileNameWithoutExtension(each.File.Path)
            || (qualifier == Path.GetFileName(Path.GetDirectoryName(each.File.Path)) && file.Language is Language.Go)) && Needs(file, each.File)));
    }

    private static bool IsSamePackage(SourceFile one, SourceFile other) => one.Language is Language.Go && other.Language is Language.Go
        && Path.GetDirectoryName(one.Path) == Path.GetDirectoryName(other.Path);

    private static bool IsFunction(SourceFile file, string container) =>
        file.DeclaredAs[container].Any(declared => declared.Kind is DeclarationKind.Function);
}
