using Mcp.Daemon.Answers;
using Mcp.Daemon.Code;
using Mcp.Daemon.Tools.Looking;

namespace Mcp.Daemon.Tools.Refactor.Measures;

/// <summary>A type with its size, its members, and the groups that these fall into.</summary>
internal sealed record MeasuredType(LookedFile File, Declaration Declaration, IReadOnlyList<Declaration> Members)
{
    /// <summary>Types around a type: nobody nests deeper, and each would be read with all that it holds.</summary>
    private const int Deepest = 16;

    private readonly Lazy<IReadOnlyList<PartGroup>> _groups = new(() => PartGroups.OfType(File.Source, Declaration, Members));

    public int Lines => Declaration.EndLine - Declaration.Line + 1;

    public int Functions => Members.Count(member => member.Kind is DeclarationKind.Function);

    /// <summary>Which members share fields or call each other.</summary>
    public IReadOnlyList<PartGroup> Groups => _groups.Value;

    /// <summary>The types of a file that have members, in its order.</summary>
    public static IReadOnlyList<MeasuredType> Of(LookedFile file)
    {
        return
        [
            .. file.Source.Declared.Where(declared => declared.Kind is DeclarationKind.Type && !file.Source.AroundWithTypes.Holding(declared).Skip(Deepest).Any())
                .Select(type => new MeasuredType(file, type, [.. file.Source.DeclaredIn(type.FirstToken + 1, type.LastToken).Where(member => member.Container == type.Name && member.Kind is not DeclarationKind.Type)]))
                .Where(type => type.Members.Count > 0),
        ];
    }

    /// <summary><c>src/cart.py:14 Cart: 80 lines, 12 functions</c>.</summary>
    public override string ToString() =>
        $"{File.Path}:{Declaration.NameLine} {Declaration.Name}: {Counted.Of(Lines, "line")}, {Counted.Of(Functions, "function")}";
}
