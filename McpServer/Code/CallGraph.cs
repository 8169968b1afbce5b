using Mcp.Daemon.Code.Searching;

namespace Mcp.Daemon.Code;

/// <summary>
/// Who calls whom among some files. By name, so that calls through interfaces, events, reflection and values are not in it;
/// what else speaks for a link, or that nothing does, is said with it.
/// </summary>
internal sealed class CallGraph(SourceSet files)
{
    private readonly Dictionary<Symbol, IReadOnlyList<CallLink>> _callers = [];
    private readonly Dictionary<Symbol, IReadOnlyList<CallLink>> _callees = [];

    /// <summary>The calls of a function, or the places where a type is made, in the order of the files and lines.</summary>
    public IReadOnlyList<CallLink> Callers(Symbol target)
    {
        if (!_callers.TryGetValue(target, out var found))
        {
            _callers[target] = found = [.. FindCallers(target)];
        }

        return found;
    }

    /// <summary>What a function calls, in the order of its lines.</summary>
    public IReadOnlyList<CallLink> Callees(Symbol caller)
    {
        if (!_callees.TryGetValue(caller, out var found))
        {
            _callees[caller] = found = [.. FindCallees(caller)];
        }

        return found;
    }

    private IEnumerable<CallLink> FindCallers(Symbol target)
    {
        var declared = target.Declaration;
        var isOnly = files.Declaring(declared.Name).Select(symbol => (symbol.File.Path, symbol.Declaration.Container)).Distinct().Count() == 1;
        var plausible = declared.Container is null ? [] : files.CallsOf(target.Name).Select(site => (site.Path, site.Line)).ToHashSet();
        foreach (var site in files.CallsOf(declared.Name))
        {
            var file = files.At(site.Path)!;
            var isSure = declared.Container is null
                ? CallTarget.MayMean(target, file, site.Qualifier, site.IsMember)
                : plausible.Contains((site.Path, site.Line));
            var isShadowed = declared.Container is null && !site.IsMember && file.Path != target.File.Path
                && files.Declaring(declared.Name).Any(other => other.File.Path == file.Path && other.Declaration.Container is null);
            var mayBe = isOnly && !CommonNames.Has(declared.Name) && (site.IsMember ? declared.Container is not null : !isShadowed);
            if ((isSure && !isShadowed) || mayBe)
            {
                yield return new CallLink(declared.Name, site.Path, site.Line, site.Text)
                {
                    Caller = site.Caller is null ? null : new Symbol(file, site.Caller), Target = target, IsSure = isSure,
                };
            }
        }
    }

    private IEnumerable<CallLink> FindCallees(Symbol caller)
    {
        foreach (var callee in CallSites.CalleesOf(caller.File, caller.Declaration).DistinctBy(callee => (callee.Name, callee.Line)))
        {
            // What a function inside calls is its own.
            if (Surroundings.Function(caller.File, callee.Line) is { } inner && inner != caller && caller.IsCallable)
            {
                continue;
            }

            var candidates = files.Declaring(callee.Name).Where(symbol => symbol.IsCallable || symbol.Declaration.Kind is DeclarationKind.Type).ToList();
            var (found, isSure) = CallTarget.Of(callee, caller, candidates);
            yield return new CallLink(callee.Name, caller.File.Path, callee.Line, NamePlaces.Shown(caller.File, callee.Line))
            {
                Caller = caller, Target = found.Count == 1 ? found[0] : null, Candidates = found.Count, IsSure = isSure && found.Count == 1,
            };
        }
    }
}
