using System.Text.RegularExpressions;
using Mcp.Daemon.Code.Expressions;

namespace Mcp.Daemon.Code.Web;

/// <summary>Routes of Express and its kin, NestJS controllers, and route files of Next.js.</summary>
internal static partial class ScriptRoutes
{
    private static readonly string[] Verbs = ["get", "post", "put", "delete", "patch", "all"];

    public static IEnumerable<Route> Of(SourceFile file) => Called(file).Concat(Decorated(file)).Concat(Exported(file)).OrderBy(route => route.Line);

    private static IEnumerable<Route> Called(SourceFile file)
    {
        var calls = Invocations.Of(file);
        var marks = new GuardPlaces(file.Tokens);
        var guards = new Dictionary<string, string>();
        foreach (var call in calls.Where(call => Router().IsMatch(call.Qualifier)))
        {
            var first = call.At(0);
            var pattern = RouteText.Of(file, first);
            if (call.Name is "use" or "addHook" && first is { } mounted && !(pattern?.StartsWith('/') ?? false)
                && marks.In(mounted.First, call.Last) is { } used)
            {
                guards.TryAdd(call.Qualifier, $"{call.Qualifier}.{call.Name}({used})");
            }

            if (!Verbs.Contains(call.Name) || call.Arguments.Count < 2 || pattern?.StartsWith('/') is not true)
            {
                continue;
            }

            var between = call.Arguments.Skip(1).SkipLast(1)
                .Select(argument => marks.In(argument.First, argument.Last)).FirstOrDefault(name => name is not null);
            var handler = call.Arguments[^1];
            var wrapped = file.Tokens.Is(handler.First + 1, '(') && file.Tokens.IsWord(handler.First) && GuardMarks.IsOne(file.Tokens.Name(handler.First))
                ? file.Tokens.Name(handler.First) : null;
            yield return new Route
            {
                Method = call.Name == "all" ? "ANY" : call.Name.ToUpperInvariant(),
                Pattern = pattern,
                Path = file.Path,
                Line = call.Line,
                Handler = handler.First == handler.Last ? file.Tokens.Name(handler.First) : null,
                Guard = between ?? wrapped ?? guards.GetValueOrDefault(call.Qualifier),
            };
        }
    }

    private static IEnumerable<Route> Decorated(SourceFile file)
    {
        var types = file.Declared.Where(declared => declared.Kind is DeclarationKind.Type)
            .ToLookup(declared => declared.Name, declared => Markers.Of(file, declared));
        var known = new Dictionary<string, (Marker? Controller, Marker? Guard)>();
        foreach (var method in file.Declared.Where(declared => declared is { Kind: DeclarationKind.Function, Container: not null }))
        {
            if (!known.TryGetValue(method.Container!, out var around))
            {
                var marks = types[method.Container!].SelectMany(each => each).ToList();
                known[method.Container!] = around = (marks.Find(mark => mark.Name == "Controller"), marks.Find(mark => GuardMarks.IsOne(mark.Name)));
            }

            if (around.Controller is not { } controller)
            {
                continue;
            }

            var own = Markers.Of(file, method);
            if (own.FirstOrDefault(mark => mark.Name is "Get" or "Post" or "Put" or "Delete" or "Patch" or "All") is not { } verb)
            {
                continue;
            }

            var guard = own.FirstOrDefault(mark => GuardMarks.IsOne(mark.Name)) ?? around.Guard;
            yield return new Route
            {
                Method = verb.Name == "All" ? "ANY" : verb.Name.ToUpperInvariant(),
                Pattern = RouteText.Join(
                    RouteText.Of(file, controller.Arguments.Count > 0 ? controller.Arguments[0] : null),
                    RouteText.Of(file, verb.Arguments.Count > 0 ? verb.Arguments[0] : null)),
                Path = file.Path,
                Line = method.NameLine,
                Handler = $"{method.Container}.{method.Name}",
                Function = method,
                Guard = guard is null ? null : $"@{guard.Name}",
                IsOpen = own.Any(mark => mark.Name == "Public"),
            };
        }
    }

    /// <summary><c>app/users/route.ts</c> exports a function for each method.</summary>
    private static IEnumerable<Route> Exported(SourceFile file)
    {
        if (NextRoute().Match(file.Path) is not { Success: true } match)
        {
            yield break;
        }

        foreach (var function in file.Declared.Where(declared => declared is { Kind: DeclarationKind.Function, Container: null }
            && declared.Name is "GET" or "POST" or "PUT" or "DELETE" or "PATCH"))
        {
            yield return new Route
            {
                Method = function.Name, Pattern = RouteText.Join(null, match.Groups[1].Value), Path = file.Path, Line = function.NameLine, Handler = function.Name,
                Function = function, Guard = GuardMarks.In(file.Tokens, function.BodyToken, function.LastToken),
            };
        }
    }

    [GeneratedRegex(@"^(app|router|server|api|fastify|routes?|\w{1,40}[rR]outer|\w{1,40}App)$")]
    private static partial Regex Router();

    [GeneratedRegex(@"(?:^|/)app/(.{0,200}?)/?route\.[jt]s$")]
    private static partial Regex NextRoute();
}
