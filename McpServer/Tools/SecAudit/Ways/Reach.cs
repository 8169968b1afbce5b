using Mcp.Daemon.Code;
using Mcp.Daemon.Code.Searching;
using Mcp.Daemon.Code.Web;

namespace Mcp.Daemon.Tools.SecAudit.Ways;

/// <summary>
/// Which functions a route leads to, by the calls between the files as far as a call can mean one function alone. For one audit.
/// </summary>
internal sealed class Reach
{
    /// <summary>Calls from the route on; farther nobody follows, and the names on the way say less and less.</summary>
    private const int Deepest = 5;

    /// <summary>Routes that are followed: each costs a walk.</summary>
    private const int MostRoutes = 300;

    private readonly AuditedFiles _files;
    private readonly Dictionary<SourceFile, AuditedFile> _audited;
    private readonly Dictionary<(SourceFile File, int Name), IReadOnlyList<DeclaredFunction>> _called = [];
    private readonly Dictionary<(SourceFile File, int Name), RouteChains> _reached = [];
    private readonly List<(Route Route, AuditedFile File, int First, int Last)> _inline = [];

    public Reach(AuditedFiles files, IReadOnlyList<Route> routes, CancellationToken cancellationToken)
    {
        _files = files;
        _audited = files.Product.ToDictionary(file => file.Code);
        var byPath = files.Product.DistinctBy(file => file.Name).ToDictionary(file => file.Name);
        foreach (var route in routes.Take(MostRoutes))
        {
            cancellationToken.ThrowIfCancellationRequested();
            Walk(route, Begin(route, byPath[route.Path]));
        }
    }

    /// <summary>The routes that lead to a place.</summary>
    public RouteChains To(AuditedFile file, int token)
    {
        var chains = new RouteChains();
        foreach (var each in _inline.Where(each => each.File == file && each.First <= token && each.Last >= token))
        {
            chains.Add(new RouteChain(each.Route, []));
        }

        if (file.Bodies.FunctionAt(token) is { } function && _reached.TryGetValue((file.Code, function.NameToken), out var found))
        {
            chains.Add(found);
        }

        return chains;
    }

    /// <summary>The functions that serve a route, or that a handler without a name calls.</summary>
    private List<DeclaredFunction> Begin(Route route, AuditedFile file)
    {
        if (route.Function is { } own)
        {
            return [new DeclaredFunction(file.Code, own)];
        }

        var name = route.Handler?[(route.Handler.LastIndexOf('.') + 1)..];
        if (name is not null && _files.Looked.Functions.Named(name) is [var only])
        {
            return [only];
        }

        var call = file.Calls.LastOrDefault(call => call.Line == route.Line && call.Arguments.Count > 1 && file.Literal(call.Arguments[0].First, call.Arguments[0].Last) is not null);
        if (call is null)
        {
            return [];
        }

        _inline.Add((route, file, call.Token, call.Last));
        return CalledIn(file.Code, call.Token, call.Last);
    }

    private void Walk(Route route, IEnumerable<DeclaredFunction> begin)
    {
        var seen = new HashSet<(SourceFile, int)>();
        var next = new Queue<RouteChain>(begin.Where(function => seen.Add(Key(function))).Select(function => new RouteChain(route, [function])));
        while (next.TryDequeue(out var chain))
        {
            var function = chain.Functions[^1];
            var key = Key(function);
            if (!_audited.ContainsKey(function.File))
            {
                continue;
            }

            if (!_reached.TryGetValue(key, out var chains))
            {
                _reached[key] = chains = new RouteChains();
            }

            chains.Add(chain);
            if (chain.Functions.Count > Deepest)
            {
                continue;
            }

            if (!_called.TryGetValue(key, out var called))
            {
                _called[key] = called = CalledIn(function.File, function.Declaration.BodyToken, function.Declaration.LastToken);
            }

            foreach (var callee in called.Where(callee => seen.Add(Key(callee))))
            {
                next.Enqueue(chain with { Functions = [.. chain.Functions, callee] });
            }
        }
    }

    private static (SourceFile File, int Name) Key(DeclaredFunction function) => (function.File, function.Declaration.NameToken);

    /// <summary>Each once, in the order of the first calls.</summary>
    private List<DeclaredFunction> CalledIn(SourceFile file, int first, int last)
    {
        var (found, known) = (new List<DeclaredFunction>(), new HashSet<(SourceFile, int)>());
        for (var at = first; at <= last; at++)
        {
            if (_files.Looked.Functions.Called(file, at) is { } called && known.Add(Key(called)))
            {
                found.Add(called);
            }
        }

        return found;
    }
}
