using Mcp.Daemon.Code.Expressions;

namespace Mcp.Daemon.Code.Web;

/// <summary>Actions of ASP.NET controllers, and minimal APIs.</summary>
internal static class AspNetRoutes
{
    private const string Verb = "Http";

    private static readonly string[] Verbs = ["HttpGet", "HttpPost", "HttpPut", "HttpDelete", "HttpPatch", "HttpHead", "HttpOptions"];

    public static IEnumerable<Route> Of(SourceFile file) => Actions(file).Concat(Mapped(file)).OrderBy(route => route.Line);

    private static IEnumerable<Route> Actions(SourceFile file)
    {
        var types = file.Declared.Where(declared => declared.Kind is DeclarationKind.Type).ToLookup(declared => declared.Name);
        var marks = new Dictionary<string, (string? Pattern, Marker? Guard, bool IsOpen)>();
        foreach (var action in file.Declared.Where(declared => declared is { Kind: DeclarationKind.Function, Container: not null }))
        {
            var own = Markers.Of(file, action);
            if (own.FirstOrDefault(mark => Verbs.Contains(mark.Name)) is not { } verb)
            {
                continue;
            }

            if (!marks.TryGetValue(action.Container!, out var around))
            {
                var all = types[action.Container!].SelectMany(type => Markers.Of(file, type)).ToList();
                marks[action.Container!] = around = (
                    all.Where(mark => mark.Name == "Route").Select(Text).FirstOrDefault(), all.Find(IsGuard), all.Exists(mark => mark.Name == "AllowAnonymous"));
            }

            var guard = own.FirstOrDefault(IsGuard) ?? around.Guard;
            var pattern = RouteText.Of(file, verb.Arguments.Count > 0 ? verb.Arguments[0] : null)
                ?? own.Where(mark => mark.Name == "Route").Select(Text).FirstOrDefault();
            yield return new Route
            {
                Method = verb.Name[Verb.Length..].ToUpperInvariant(),
                Pattern = pattern?.StartsWith('/') is true ? pattern : RouteText.Join(around.Pattern, pattern),
                Path = file.Path,
                Line = action.NameLine,
                Handler = $"{action.Container}.{action.Name}",
                Function = action,
                Guard = guard is null ? null : $"[{guard.Name}]",
                IsOpen = own.Any(mark => mark.Name == "AllowAnonymous") || (guard is null && around.IsOpen),
            };
        }

        string? Text(Marker mark) => RouteText.Of(file, mark.Arguments.Count > 0 ? mark.Arguments[0] : null);
    }

    private static bool IsGuard(Marker mark) => GuardMarks.IsOne(mark.Name);

    private static IEnumerable<Route> Mapped(SourceFile file)
    {
        var calls = Invocations.Of(file);
        var groups = new Lazy<Dictionary<string, (string? Prefix, string? Guard)>>(() => Groups(file));
        foreach (var call in calls.Where(call => call.Name is "MapGet" or "MapPost" or "MapPut" or "MapDelete" or "MapPatch" && call.Arguments.Count >= 2))
        {
            if (RouteText.Of(file, call.Arguments[0]) is not { } pattern)
            {
                continue;
            }

            var (prefix, guard) = groups.Value.GetValueOrDefault(call.Qualifier);
            var behind = Behind(file, call.Last);
            yield return new Route
            {
                Method = call.Name["Map".Length..].ToUpperInvariant(),
                Pattern = RouteText.Join(prefix, pattern),
                Path = file.Path,
                Line = call.Line,
                Guard = behind.Contains("RequireAuthorization") ? ".RequireAuthorization()"
                    : GuardMarks.In(file.Tokens, call.Arguments[1].First, Math.Min(call.Arguments[1].Last, call.Arguments[1].First + 3)) is { } mark ? $"[{mark}]"
                    : guard,
                IsOpen = behind.Contains("AllowAnonymous"),
            };
        }
    }

    private static Dictionary<string, (string? Prefix, string? Guard)> Groups(SourceFile file)
    {
        var groups = new Dictionary<string, (string?, string?)>();
        var calls = Invocations.Of(file);
        List<Invocation> made = [.. calls.Where(call => call.Name == "MapGroup")];
        List<Invocation> guarding = [.. calls.Where(call => call.Name == "RequireAuthorization")];
        foreach (var value in Assignments.Of(file))
        {
            if (FirstIn(made, value) is { } group)
            {
                var isGuarded = FirstIn(guarding, value) is not null;
                groups[value.Name] = (RouteText.Of(file, group.At(0)), isGuarded ? $"{value.Name}: MapGroup().RequireAuthorization()" : null);
            }
        }

        return groups;
    }

    /// <summary>The first of some calls, given in their order, that stands in a value; null without one.</summary>
    private static Invocation? FirstIn(List<Invocation> calls, Assignment value)
    {
        var (low, high) = (0, calls.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = calls[middle].Token < value.First ? (middle + 1, high) : (low, middle);
        }

        return low < calls.Count && calls[low].Token <= value.Last ? calls[low] : null;
    }

    /// <summary>The names that are called on what a call gave back.</summary>
    private static List<string> Behind(SourceFile file, int last)
    {
        var names = new List<string>();
        for (var at = last + 1; file.Tokens.Is(at, '.') && file.Tokens.IsWord(at + 1) && file.Tokens.Is(at + 2, '('); at = file.Tokens.Close(at + 2) + 1)
        {
            names.Add(file.Tokens.Name(at + 1));
        }

        return names;
    }
}
