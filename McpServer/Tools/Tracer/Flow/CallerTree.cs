using Mcp.Daemon.Code;

namespace Mcp.Daemon.Tools.Tracer.Flow;

/// <summary>Finds who calls a function, and who calls those.</summary>
internal sealed class CallerTree(TracedCode code)
{
    /// <summary>The callers and theirs: further up, most ways begin at the same few entries.</summary>
    private const int Deepest = 2;

    /// <summary>What is called from more places is a part that everybody uses: the places then say little.</summary>
    private const int MostSteps = 40;

    /// <summary>Bases through which callers are looked for: each is a search through all files, and no type stands for more in any way that is read.</summary>
    private const int MostBases = 40;

    private int _steps;

    public int LeftOut { get; private set; }

    public IReadOnlyList<CallStep> Of(Symbol target) => Above(target, 1, [target]);

    private List<CallStep> Above(Symbol target, int depth, IReadOnlyList<Symbol> way)
    {
        var links = Links(target).DistinctBy(pair => (pair.Link.Path, pair.Link.Line)).ToList();
        var steps = new List<CallStep>();
        foreach (var same in links.GroupBy(pair => (pair.Link.Caller, pair.Link.Caller is null ? pair.Link.Path : "", pair.Through)))
        {
            if (_steps >= MostSteps)
            {
                LeftOut++;
                continue;
            }

            _steps++;
            var link = same.First().Link;
            var isCycle = link.Caller is { } caller && way.Contains(caller);
            steps.Add(new CallStep
            {
                Name = link.Caller?.Name ?? "the top of the file",
                Function = link.Caller,
                Path = link.Path,
                Lines = [.. same.Select(pair => pair.Link.Line)],
                When = link.Caller is { } inside && same.Count() == 1 ? Conditions.Of(inside.File, link.Line, inside.Declaration.Line) : [],
                IsSure = same.All(pair => pair.Link.IsSure),
                Kind = isCycle ? StepKind.Recursion : StepKind.Followed,
                Through = same.Key.Through,
                Steps = link.Caller is { } above && !isCycle && depth < Deepest ? Above(above, depth + 1, [.. way, above]) : [],
            });
        }

        return steps;
    }

    private IEnumerable<(CallLink Link, string? Through)> Links(Symbol target)
    {
        // A constructor is called by the name of its type.
        var name = target.Declaration.Container is { } container && code.Files.Declaring(container)
            .FirstOrDefault(type => type.Declaration.Kind is DeclarationKind.Type && TracedCode.Constructor(type) == target) is { } made ? made : target;
        foreach (var link in code.Graph.Callers(name))
        {
            yield return (link, null);
        }

        foreach (var behind in code.Implementations.Behind(target).Take(MostBases))
        {
            foreach (var link in code.Graph.Callers(behind))
            {
                yield return (link, behind.Declaration.Container);
            }
        }
    }
}
