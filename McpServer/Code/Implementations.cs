namespace Mcp.Daemon.Code;

/// <summary>
/// Which members stand behind which, where types extend and implement each other, among some files and by name. Constructors
/// stand behind none: they are called for the very type that is made.
/// </summary>
internal sealed class Implementations(SourceSet files)
{
    private readonly Dictionary<string, IReadOnlyList<BaseType>> _bases = [];

    /// <summary>The types that name a type as their base, in the order of the files and lines.</summary>
    public IReadOnlyList<BaseType> TypesOf(string baseName) =>
        [.. files.Holding(baseName).SelectMany(BasesIn).Where(each => each.Base == baseName)];

    /// <summary>What a type names as its bases.</summary>
    public IReadOnlyList<BaseType> BasesOf(Symbol type) => type.Declaration.Kind is DeclarationKind.Type
        ? [.. BasesIn(type.File).Where(each => each.Type == type.Declaration.Name && (type.File.Language is Language.Rust || each.First == type.Declaration.FirstToken))]
        : [];

    /// <summary>The members of other types that a call of this one may reach at run time.</summary>
    public IReadOnlyList<Symbol> Of(Symbol member) => member is { IsCallable: true, Declaration.Container: { } container } && !member.Declaration.IsConstructor
        ?
        [
            .. from type in TypesOf(container)
               from declared in type.File.DeclaredIn(type.First, type.Last)
               where declared.Name == member.Declaration.Name && declared.Container == type.Type && declared.Kind == member.Declaration.Kind && declared.Parameters.Count == member.Declaration.Parameters.Count
               select new Symbol(type.File, declared),
        ]
        : [];

    /// <summary>The members of bases through which this one may be reached.</summary>
    public IReadOnlyList<Symbol> Behind(Symbol member) => member is { IsCallable: true, Declaration.Container: { } container } && !member.Declaration.IsConstructor
        ?
        [
            .. from type in BasesIn(member.File)
               where type.Type == container && member.Declaration.FirstToken >= type.First && member.Declaration.LastToken <= type.Last
               from declared in files.Declaring($"{type.Base}.{member.Declaration.Name}")
               where declared.Declaration.Container == type.Base && declared.Declaration.Parameters.Count == member.Declaration.Parameters.Count
               select declared,
        ]
        : [];

    private IReadOnlyList<BaseType> BasesIn(SourceFile file)
    {
        if (!_bases.TryGetValue(file.Path, out var found))
        {
            _bases[file.Path] = found = BaseTypes.In(file);
        }

        return found;
    }
}
