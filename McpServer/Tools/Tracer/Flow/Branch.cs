using Mcp.Daemon.Code;
using Mcp.Daemon.Code.Reading;

namespace Mcp.Daemon.Tools.Tracer.Flow;

/// <summary>A line at which the way through a function parts.</summary>
/// <param name="Function">The function.</param>
/// <param name="Line">Counted from 1.</param>
/// <param name="Leaves">The lines right below the condition at which the function is left.</param>
internal sealed record Branch(Symbol Function, int Line, IReadOnlyList<int> Leaves)
{
    private static readonly WordSet Leaving = new("return throw raise panic");

    /// <summary>Those of a function, in the order of its lines.</summary>
    public static IReadOnlyList<Branch> In(Symbol function)
    {
        var (file, declared) = (function.File, function.Declaration);
        var left = TracedCode.OwnOf(function)
            .Where(at => Leaving.Has(file.Tokens, at) && !file.Tokens.Is(at - 1, '.'))
            .Select(at => (Line: file.Tokens.Line(at), Under: Conditions.Of(file, file.Tokens.Line(at), declared.Line)))
            .Where(place => place.Under.Count > 0)
            .ToLookup(place => place.Under[^1].Line, place => place.Line);
        return [.. Branching.Lines(file, declared).Select(line => new Branch(function, line, [.. left[line].Distinct().Order()]))];
    }
}
