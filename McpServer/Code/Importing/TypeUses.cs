using Mcp.Daemon.Code.Lexing;
using Mcp.Daemon.Code.Reading;

namespace Mcp.Daemon.Code.Importing;

/// <summary>
/// Edges by types: imports name namespaces or packages there, so a file needs another only if it mentions a type of it that
/// it can see.
/// </summary>
internal sealed class TypeUses(IReadOnlyList<SourceFile> files)
{
    private static readonly WordSet BeforeType =
        new("new return is as in out ref case typeof await throw and or not when params extends implements throws with class object instanceof");

    /// <summary>Namespaces around a namespace that are looked through: none is deeper.</summary>
    private const int Deepest = 64;

    private readonly DeclaredTypes _types = new(files);

    // A global using holds for all files of its project, and nothing else tells projects apart here.
    private readonly IReadOnlyList<string> _globals =
    [
        .. from file in files
           where file.Language is Language.CSharp
           from import in file.Imported
           where file.Tokens.Count > 0 && file.Tokens.Is(file.Tokens.FirstAt(import.Line), "global")
           select import.Target,
    ];

    public IEnumerable<ImportEdge> Of(SourceFile file) => Named(file).Concat(Mentioned(file));

    /// <summary>Imports that name a type itself.</summary>
    private IEnumerable<ImportEdge> Named(SourceFile file)
    {
        foreach (var import in file.Imported.DistinctBy(import => (import.Target, string.Join(',', import.Names))))
        {
            var target = import.Target.Replace('\\', '.').TrimStart('.');
            var full = import.Names.Count > 0 ? import.Names.Select(name => $"{target}.{name}") : [target];
            foreach (var name in full)
            {
                // What follows the type is a member of it.
                var found = Declared(file, name);
                found = found.Count > 0 ? found : Declared(file, Parent(name));
                foreach (var (_, path) in found)
                {
                    yield return new ImportEdge(file.Path, path, import.Line, import.Target);
                }
            }
        }
    }

    private List<(string Space, string Path)> Declared(SourceFile file, string full)
    {
        var space = Parent(full);
        var name = full[(full.LastIndexOf('.') + 1)..];
        return [.. _types.Of(file.Language, name).Where(type => type.Space == space)];
    }

    private IEnumerable<ImportEdge> Mentioned(SourceFile file)
    {
        var tokens = file.Tokens;
        var members = file.Declared.Where(declared => declared.Kind is DeclarationKind.Field or DeclarationKind.Property)
            .Select(declared => declared.Name).ToHashSet();
        var seen = new HashSet<string>();
        var levels = Levels(file);
        for (var at = 0; at < tokens.Count; at++)
        {
            if (!tokens.IsWord(at) || file.DeclaredAt.ContainsKey(at) || IsNameGiven(tokens, at))
            {
                continue;
            }

            var name = tokens.Name(at);
            if (members.Contains(name) && !IsTypePlace(tokens, at))
            {
                continue;
            }

            if (_types.Of(file.Language, name).Count == 0 && _types.Of(file.Language, name + "Attribute").Count == 0)
            {
                continue;
            }

            var qualifier = Qualifier(file, at);
            if (qualifier is null || !seen.Add($"{qualifier}.{name}"))
            {
                continue;
            }

            foreach (var path in Visible(file, levels, qualifier, name).Concat(Attribute(file, levels, qualifier, name, at)))
            {
                yield return new ImportEdge(file.Path, path, tokens.Line(at), name);
            }
        }
    }

    /// <summary>A parameter, a variable or a member that is given a value, which may be called like a type.</summary>
    private static bool IsNameGiven(TokenList tokens, int at) =>
        (tokens.Is(at + 1, '=') && !tokens.Is(at + 1, '=', '=') && !tokens.Is(at + 1, '=', '>') && !tokens.Is(at - 1, '='))
        || (tokens.IsWord(at - 1) && !BeforeType.Has(tokens, at - 1) && tokens.Mark(at + 1) is ',' or ')' or ';' or '=');

    /// <summary>Where a type must be meant although a member of the file has the same name.</summary>
    private static bool IsTypePlace(TokenList tokens, int at) =>
        tokens.IsWord(at + 1) || tokens.Mark(at + 1) is '?' or '<' or '>' or '[' || tokens.Is(at - 1, "new") || tokens.Is(at - 1, '<');

    /// <summary>What stands before a name with dots; null when that is no namespace.</summary>
    private static string? Qualifier(SourceFile file, int at)
    {
        var tokens = file.Tokens;
        var separator = file.Language is Language.Php ? '\\' : '.';
        if (tokens.Mark(at - 1) is '>' or '$' || (tokens.Is(at - 1, ':') && tokens.Is(at - 2, ':')))
        {
            return file.Language is Language.Php ? null : "";
        }

        // Two dots spread a list or span a range.
        if (!tokens.Is(at - 1, separator) || tokens.Is(at - 2, '.', '.'))
        {
            return "";
        }

        var first = at;
        // No namespace is deeper than this.
        for (var steps = 0; steps < 16 && tokens.Is(first - 1, separator) && tokens.IsWord(first - 2); steps++)
        {
            first -= 2;
        }

        return first == at ? null : tokens.Source(first, at - 2).Replace('\\', '.').Replace(" ", "", StringComparison.Ordinal);
    }

    private IEnumerable<string> Attribute(SourceFile file, List<HashSet<string>> levels, string qualifier, string name, int at) =>
        file.Language is Language.CSharp && file.Tokens.Mark(at - 1) is '[' or ','
            ? Visible(file, levels, qualifier, name + "Attribute")
            : [];

    /// <summary>The files that declare the type in the first of the levels that has it; none if this file declares it itself.</summary>
    private IEnumerable<string> Visible(SourceFile file, List<HashSet<string>> levels, string qualifier, string name)
    {
        var candidates = _types.Of(file.Language, name);
        if (candidates.Count == 0)
        {
            return [];
        }

        foreach (var level in levels)
        {
            var found = candidates.Where(type => IsIn(level, qualifier, type.Space)).Select(type => type.Path).ToList();
            if (found.Count > 0)
            {
                return found.Contains(file.Path) ? [] : found.Distinct();
            }
        }

        return [];
    }

    /// <summary>Whether a namespace is one of some, or what a qualifier names in one of them.</summary>
    private static bool IsIn(HashSet<string> level, string qualifier, string space) => qualifier.Length == 0 ? level.Contains(space)
        : space == qualifier ? level.Contains("")
        : space.EndsWith("." + qualifier, StringComparison.Ordinal) && level.Contains(space[..^(qualifier.Length + 1)]);

    /// <summary>The namespaces that are looked through, nearest first: the file's own, those around them, the imported ones.</summary>
    private List<HashSet<string>> Levels(SourceFile file)
    {
        var levels = new List<HashSet<string>> { _types.Spaces(file).ToHashSet() };
        if (file.Language is Language.CSharp)
        {
            for (var around = Around(levels[0]); around.Count > 0 && levels.Count < Deepest; around = Around(around))
            {
                levels.Add(around);
            }
        }

        levels.Add(
        [
            .. file.Imported.Select(import => import.Target).Where(target => file.Language is Language.CSharp).Concat(_globals),
            .. file.Imported.Select(import => import.Target)
                .Where(target => target.EndsWith(".*", StringComparison.Ordinal) || target.EndsWith("._", StringComparison.Ordinal))
                .Select(Parent),
        ]);
        if (file.Language is Language.CSharp)
        {
            levels.Add([""]);
        }

        return levels;
    }

    private static HashSet<string> Around(HashSet<string> spaces) =>
        [.. spaces.Where(space => space.Length > 0).Select(Parent).Where(space => space.Length > 0)];

    private static string Parent(string name) => name.LastIndexOf('.') is var dot and >= 0 ? name[..dot] : "";
}
