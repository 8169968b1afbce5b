using Mcp.Daemon.Code;
using Mcp.Daemon.Code.Expressions;
using Mcp.Daemon.Code.Reading;

namespace Mcp.Daemon.Tools.Tracer.Effects;

/// <summary>Fields and variables outside a function that it gives a value, and lists of its object that it changes.</summary>
internal static class StateEffects
{
    private static readonly WordSet Changing = new(
        "append extend insert remove pop clear update add discard setdefault push unshift splice put putAll addAll offer poll Add AddRange Remove RemoveAt Clear "
        + "Insert Enqueue Dequeue Push Pop TryAdd set delete");

    public static IEnumerable<Effect> In(Symbol function, TracedCode code)
    {
        // What a constructor sets is what it makes.
        if (function.Declaration.IsConstructor)
        {
            yield break;
        }

        var scope = new OuterNames(function, code);
        foreach (var assignment in code.AssignedIn(function))
        {
            if (IsEnvironment(assignment.Path))
            {
                yield return new Effect(EffectKind.Environment, function, assignment.Line, assignment.Path);
            }
            else if (scope.Outer(assignment.Path, assignment.Token) is { } name)
            {
                yield return new Effect(EffectKind.State, function, assignment.Line, name);
            }
        }

        foreach (var (name, line) in Counted(function, scope))
        {
            yield return new Effect(EffectKind.State, function, line, name);
        }

        var ours = code.Callees(function).Where(link => link.Target is not null).Select(link => (link.Name, link.Line)).ToHashSet();
        foreach (var call in code.CallsIn(function).Where(call => Changing.Has(call.Name) && !ours.Contains((call.Name, call.Line))))
        {
            if (scope.IsOwnField(call.Qualifier) && !EffectNames.IsDatabase(Last(call.Qualifier))
                && EffectNames.Of(function.File.Language, call.Path, call.IsNew) is null)
            {
                yield return new Effect(EffectKind.State, function, call.Line, call.Path);
            }
        }
    }

    /// <summary><c>count++</c>, <c>--this.left</c>.</summary>
    private static IEnumerable<(string Name, int Line)> Counted(Symbol function, OuterNames scope)
    {
        var tokens = function.File.Tokens;
        foreach (var at in TracedCode.OwnOf(function).Order())
        {
            if (!tokens.Is(at, '+', '+') && !tokens.Is(at, '-', '-'))
            {
                continue;
            }

            // The name stands before the signs, or a path begins behind them.
            var isBehind = tokens.IsWord(at - 1) && !tokens.StartsLine(at);
            var name = isBehind ? at - 1 : at + 2;
            while (!isBehind && tokens.Is(name + 1, '.') && tokens.IsWord(name + 2))
            {
                name += 2;
            }

            if (tokens.IsWord(name) && scope.Outer(NamePath.EndingAt(tokens, name).Path, name) is { } outer)
            {
                yield return (outer, tokens.Line(at));
            }
        }
    }

    private static bool IsEnvironment(string path) => path is "os.environ" or "ENV" || path.StartsWith("process.env.", StringComparison.Ordinal);

    private static string Last(string path) => path[(path.LastIndexOf('.') + 1)..];
}
