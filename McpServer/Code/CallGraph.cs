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
    private readonly Dictionary<string, CallCandidates> _candidates = [];

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
        var ownFiles = files.Declaring(declared.Name).Where(other => other.Declaration.Container is null).Select(other => other.File.Path).ToHashSet();
        var meant = new Dictionary<(string, string?, bool), bool>();
        foreach (var site in files.CallsOf(declared.Name))
        {
            var file = files.At(site.Path)!;
            var isSure = declared.Container is null ? MayMean(file, site) : plausible.Contains((site.Path, site.Line));
            var isShadowed = declared.Container is null && !site.IsMember && file.Path != target.File.Path && ownFiles.Contains(file.Path);
            var mayBe = isOnly && !CommonNames.Has(declared.Name) && (site.IsMember ? declared.Container is not null : !isShadowed);
            if ((isSure && !isShadowed) || mayBe)
            {
                yield return new CallLink(declared.Name, site.Path, site.Line, site.Text)
                {
                    Caller = site.Caller is null ? null : new Symbol(file, site.Caller), Target = target, IsSure = isSure,
                };
            }
        }

        // What stands before the name decides, and in a file of many calls it is mostly the same.
        bool MayMean(SourceFile file, CallSite site)
        {
            var key = (file.Path, site.Qualifier, site.IsMember);
            if (!meant.TryGetValue(key, out var may))
            {
                meant[key] = may = CallTarget.MayMean(target, file, site.Qualifier, site.IsMember);
            }

            return may;
        }
    }

    private IEnumerable<CallLink> FindCallees(Symbol caller)
    {
        foreach (var same in CallSites.CalleesOf(caller.File, caller.Declaration).GroupBy(callee => (callee.Name, callee.Line)))
        {
            var callee = same.First();
            // What a function inside calls is its own.
            if (Surroundings.Function(caller.File, callee.Line) is { } inner && inner != caller && caller.IsCallable)
            {
                continue;
            }

            var candidates = Candidates(callee.Name);
            var (found, isSure) = CallTarget.Of(callee, caller, candidates, () => candidates.Plausible(caller.File, [.. same.Select(each => each.Token)]));
            yield return new CallLink(callee.Name, caller.File.Path, callee.Line, NamePlaces.Shown(caller.File, callee.Line))
            {
                Caller = caller, Target = found.Count == 1 ? found[0] : null, Candidates = found.Count, IsSure = isSure && found.Count == 1,
            };
        }
    }

    private CallCandidates Candidates(string name)
    {
        if (!_candidates.TryGetValue(name, out var candidates))
        {
            _candidates[name] = candidates = new CallCandidates(files.Declaring(name));
        }

        return candidates;
    }
}
