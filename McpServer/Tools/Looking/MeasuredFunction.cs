using Mcp.Daemon.Answers;
using Mcp.Daemon.Code;

namespace Mcp.Daemon.Tools.Looking;

/// <summary>A function with its size and shape.</summary>
/// <param name="Branches">Its decision points; one more is McCabe's cyclomatic complexity.</param>
/// <param name="Depth">How deep statements stand inside each other.</param>
internal sealed record MeasuredFunction(LookedFile File, Declaration Declaration, int Lines, int Branches, int Depth)
{
    /// <summary>As people name it: <c>Cart.add</c>.</summary>
    public string Name => Declaration.Container is { } container && container != Declaration.Name ? $"{container}.{Declaration.Name}" : Declaration.Name;

    public string Place => $"{File.Path}:{Declaration.NameLine}";

    /// <summary>How much of it there is to understand: what a list is ordered by. A branch weighs as much as four lines.</summary>
    public int Weight => Lines + (4 * Branches) + (8 * Depth);

    /// <summary>Two screens, or more ways through than anybody keeps in mind.</summary>
    public bool StandsOut => Lines >= 60 || Branches >= 10 || Depth >= 4;

    /// <summary>In the order of the files and lines; functions without a body of their own are left out.</summary>
    public static IReadOnlyList<MeasuredFunction> Of(LookedFiles looked, CancellationToken cancellationToken)
    {
        var measured = new List<MeasuredFunction>();
        foreach (var file in looked.Files)
        {
            foreach (var declared in file.Source.Declared.Where(declared => declared.Kind is DeclarationKind.Function && declared.LastToken > declared.BodyToken))
            {
                cancellationToken.ThrowIfCancellationRequested();
                measured.Add(new MeasuredFunction(
                    file, declared, declared.EndLine - declared.Line + 1, Branching.Branches(file.Source, declared), Branching.Depth(file.Source, declared)));
            }
        }

        return measured;
    }

    /// <summary><c>src/cart.py:14 Cart.total: 80 lines, 12 branches, 4 deep, 3 parameters</c>.</summary>
    public override string ToString() =>
        $"{Place} {Name}: {Counted.Of(Lines, "line")}, {Counted.Of(Branches, "branch", "branches")}, {Depth} deep, {Counted.Of(Declaration.Parameters.Count, "parameter")}";
}
