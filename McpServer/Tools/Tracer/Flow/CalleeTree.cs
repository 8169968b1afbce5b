using Mcp.Daemon.Code;
using Mcp.Daemon.Tools.Looking;

namespace Mcp.Daemon.Tools.Tracer.Flow;

/// <summary>Follows what functions call, each function once.</summary>
/// <param name="code">The code.</param>
/// <param name="deepest">How many calls below the target are followed.</param>
internal sealed class CalleeTree(TracedCode code, int deepest)
{
    /// <summary>With more levels a reader loses the way, and the agent can go on from the last.</summary>
    private const int Deepest = 3;

    /// <summary>More functions of one name than these tell nothing of a call far from the target.</summary>
    private const int MostCandidates = 4;

    /// <summary>Members that stand behind another at run time and are followed; of more only the names are told.</summary>
    private const int MostBehind = 3;

    /// <summary>Those behind an interface, on one line; whoever needs all names one of them as target.</summary>
    private const int MostBehindNamed = 6;

    /// <summary>Steps that are shown: about a page.</summary>
    private const int MostSteps = 80;

    private readonly HashSet<Symbol> _expanded = [];
    private readonly List<Symbol> _reached = [];
    private readonly List<(Symbol, string, int)> _outside = [];
    private int _steps;

    public int LeftOut { get; private set; }

    /// <summary>A tree as deep as it can be without leaving calls out, so that what is near the target is there whole.</summary>
    public static (CalleeTree Tree, IReadOnlyList<(Symbol Function, IReadOnlyList<CallStep> Steps)> Roots) Fitting(IReadOnlyList<Symbol> roots, TracedCode code)
    {
        for (var deepest = Deepest; ; deepest--)
        {
            var tree = new CalleeTree(code, deepest);
            var steps = roots.Select(root => (root, tree.Of(root))).ToList();
            if (tree.LeftOut == 0 || deepest == 1)
            {
                return (tree, steps);
            }
        }
    }

    public IReadOnlyList<Symbol> Reached => _reached;

    public IReadOnlyList<(Symbol Function, string Call, int Line)> Outside => _outside;

    public IReadOnlyList<CallStep> Of(Symbol root) => Expand(root, 1, [root]);

    private List<CallStep> Expand(Symbol function, int depth, IReadOnlyList<Symbol> way)
    {
        _expanded.Add(function);
        _reached.Add(function);
        var links = code.Callees(function);
        var known = links.Where(link => link.Target is not null || link.Candidates > 1).ToList();
        AddOutside(function, known, isRoot: way.Count == 1);
        var steps = new List<CallStep>();
        foreach (var same in known.Where(link => way.Count == 1 || link.Candidates <= MostCandidates).Select(link => (Link: link, When: Conditions.Of(function.File, link.Line, function.Declaration.Line)))
            .GroupBy(pair => (pair.Link.Target, pair.Link.Target is null ? pair.Link.Name : "", string.Join('|', pair.When.Select(condition => condition.Line)))))
        {
            if (_steps >= MostSteps)
            {
                LeftOut++;
                continue;
            }

            _steps++;
            var (link, when) = same.First();
            var step = new CallStep
            {
                Name = link.Target?.Name ?? link.Name,
                Function = link.Target,
                Path = link.Path,
                Lines = [.. same.Select(pair => pair.Link.Line).Distinct()],
                When = when,
                IsSure = link.IsSure,
                Candidates = link.Candidates,
                Kind = StepKind.Unclear,
            };
            steps.Add(link.Target is { } target ? Followed(step, TracedCode.Constructor(target), depth, way) : step);
        }

        return steps;
    }

    private CallStep Followed(CallStep step, Symbol target, int depth, IReadOnlyList<Symbol> way)
    {
        if (!target.IsCallable)
        {
            return step with { Kind = StepKind.Followed };
        }

        if (way.Contains(target))
        {
            return step with { Kind = StepKind.Recursion };
        }

        var behind = code.Implementations.Of(target);
        var callsMore = behind.Count > 0 || code.Callees(target).Any(link => link.Target is not null || link.Candidates > 1);
        if (_expanded.Contains(target))
        {
            return step with { Kind = callsMore ? StepKind.ShownAbove : StepKind.Followed };
        }

        if (depth >= deepest)
        {
            _reached.Add(target);
            _expanded.Add(target);
            AddOutside(target, code.Callees(target).Where(link => link.Target is not null || link.Candidates > 1), isRoot: false);
            return step with { Kind = callsMore ? StepKind.NotFollowed : StepKind.Followed };
        }

        var steps = Expand(target, depth + 1, [.. way, target]);
        return step with { Kind = StepKind.Followed, Steps = [.. steps, .. Behind(behind, depth, [.. way, target])] };
    }

    private IEnumerable<CallStep> Behind(IReadOnlyList<Symbol> others, int depth, IReadOnlyList<Symbol> way) => others.Count <= MostBehind
        ? others.Select(other => Behind(other, depth, way))
        :
        [
            new CallStep
            {
                Name = $"one of {others.Count}, {ListedLines.Words([.. others.Select(other => other.Name)], MostBehindNamed)}", Path = others[0].File.Path,
                Lines = [], Kind = StepKind.Behind,
            },
        ];

    private CallStep Behind(Symbol other, int depth, IReadOnlyList<Symbol> way)
    {
        _steps++;
        var isKnown = _expanded.Contains(other) || way.Contains(other);
        return new CallStep
        {
            Name = other.Name, Function = other, Path = other.File.Path, Lines = [], Kind = StepKind.Behind,
            // It takes the place of what is called, and so has its depth.
            Steps = isKnown ? [] : Expand(other, depth + 1, [.. way, other]),
        };
    }

    /// <param name="isRoot">Of the target itself every call of a member counts; further down what every library has is noise.</param>
    private void AddOutside(Symbol function, IEnumerable<CallLink> known, bool isRoot)
    {
        var ours = known.Select(link => (link.Name, link.Line)).ToHashSet();
        foreach (var call in code.CallsIn(function).Where(call => !ours.Contains((call.Name, call.Line)) && (!CommonNames.Has(call.Name) || (isRoot && call.Qualifier.Length > 0 && !call.Qualifier.Contains('(')))))
        {
            _outside.Add((function, call.Path, call.Line));
        }
    }
}
