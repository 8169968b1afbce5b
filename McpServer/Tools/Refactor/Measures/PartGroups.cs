using Mcp.Daemon.Code;
using Mcp.Daemon.Code.Reading;

namespace Mcp.Daemon.Tools.Refactor.Measures;

/// <summary>
/// Which declarations of a type or a file hang together: by the names of others that stand in them, and in a type by the
/// fields that they share. A mention counts wherever it stands, so that groups are rather too large than too many.
/// </summary>
internal static class PartGroups
{
    private static readonly WordSet Own = new("self this cls $this");

    // Whoever makes the object touches all of it, and everybody logs.
    private static readonly WordSet Constructors = new("__init__ constructor __construct initialize init __new__ new __repr__ __str__ __eq__ __hash__ toString ToString equals hashCode Equals GetHashCode Dispose close");
    private static readonly WordSet Loggers = new("log logger _log _logger LOG LOGGER Log Logger __all__ __version__");

    /// <summary>Parts around a part: nobody nests deeper, and each would be read with all that it holds.</summary>
    private const int Deepest = 16;

    /// <summary>The largest first; what hangs together with nothing is a group of one.</summary>
    public static IReadOnlyList<PartGroup> OfType(SourceFile file, Declaration type, IReadOnlyList<Declaration> members)
    {
        var parts = members.Where(member => member.Name != type.Name && !Constructors.Has(member.Name) && !Loggers.Has(member.Name)).ToList();
        return Groups(file, parts, parts.ToDictionary(part => part, part => new List<Declaration> { part }), withOwn: true);
    }

    /// <summary>The same of what stands at the top of a file; members count for their types.</summary>
    public static IReadOnlyList<PartGroup> OfFile(SourceFile file)
    {
        var parts = file.Declared.Where(declared => declared.Container is null && declared.Kind is not DeclarationKind.Namespace && !Loggers.Has(declared.Name)
            && !file.AroundWithTypes.Holding(declared).Skip(Deepest).Any()).ToList();
        var code = parts.ToDictionary(part => part, part => new List<Declaration> { part });
        var types = parts.Where(part => part.Kind is DeclarationKind.Type).DistinctBy(part => part.Name).ToDictionary(part => part.Name);
        // A member may stand outside of the text of its type, as in Go.
        foreach (var member in file.Declared.Where(declared => declared.Container is not null))
        {
            if (types.TryGetValue(member.Container!, out var type) && member.FirstToken > type.LastToken)
            {
                code[type].Add(member);
            }
        }

        return Groups(file, parts, code, withOwn: false);
    }

    private static List<PartGroup> Groups(SourceFile file, List<Declaration> parts, Dictionary<Declaration, List<Declaration>> code, bool withOwn)
    {
        var tokens = file.Tokens;
        var names = new Dictionary<string, int>();
        var roots = new List<int>();
        foreach (var part in parts)
        {
            // Overloads and a property with its field are one thing.
            Join(Node(part.Name.TrimStart('#', '$')), Own(part));
        }

        foreach (var part in parts)
        {
            foreach (var span in code[part])
            {
                for (var at = span.FirstToken; at <= span.LastToken; at++)
                {
                    if (tokens.IsWord(at) && (names.ContainsKey(Name(at)) || (withOwn && IsOwnMember(at))))
                    {
                        Join(Node(Name(at)), Own(part));
                    }
                }
            }
        }

        return
        [
            .. parts.GroupBy(part => Root(Own(part)))
                .Select(group => new PartGroup([.. group]))
                .OrderByDescending(group => group.Lines).ThenBy(group => group.Parts[0].Line),
        ];

        string Name(int at) => tokens.Name(at).TrimStart('#', '$');
        bool IsOwnMember(int at) => (tokens.Is(at - 1, '.') && PartGroups.Own.Has(tokens, at - 2)) || (tokens.Is(at - 2, '-', '>') && tokens.Is(at - 3, "$this"));
        int Own(Declaration part) => Node($"\0{part.FirstToken}");
        int Node(string name)
        {
            if (!names.TryGetValue(name, out var node))
            {
                names[name] = node = roots.Count;
                roots.Add(node);
            }

            return node;
        }

        int Root(int node)
        {
            while (roots[node] != node)
            {
                node = roots[node] = roots[roots[node]];
            }

            return node;
        }

        void Join(int one, int other) => roots[Root(one)] = Root(other);
    }
}
