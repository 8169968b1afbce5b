using Mcp.Daemon.Code.Expressions;

namespace Mcp.Daemon.Code.Web;

/// <summary>Methods that Spring or JAX-RS serve, by their annotations.</summary>
internal static class SpringRoutes
{
    private const string Mapping = "Mapping";

    public static IEnumerable<Route> Of(SourceFile file)
    {
        var types = file.Declared.Where(declared => declared.Kind is DeclarationKind.Type)
            .ToLookup(declared => declared.Name, declared => Markers.Of(file, declared));
        var known = new Dictionary<string, (string? Pattern, Marker? Guard)>();
        foreach (var method in file.Declared.Where(declared => declared is { Kind: DeclarationKind.Function, Container: not null }))
        {
            var own = Markers.Of(file, method);
            var verb = own.FirstOrDefault(mark => mark.Name.EndsWith(Mapping, StringComparison.Ordinal) || mark.Name is "GET" or "POST" or "PUT" or "DELETE" or "PATCH");
            if (verb is null)
            {
                continue;
            }

            if (!known.TryGetValue(method.Container!, out var around))
            {
                var marks = types[method.Container!].SelectMany(each => each).ToList();
                known[method.Container!] = around = (Pattern(file, marks), marks.Find(IsGuard));
            }

            var guard = own.FirstOrDefault(IsGuard) ?? around.Guard;
            yield return new Route
            {
                Method = Method(file, verb),
                Pattern = RouteText.Join(around.Pattern, Pattern(file, own)),
                Path = file.Path,
                Line = method.NameLine,
                Handler = $"{method.Container}.{method.Name}",
                Function = method,
                Guard = guard is null ? null : $"@{guard.Name}",
                IsOpen = own.Any(mark => mark.Name == "PermitAll"),
            };
        }
    }

    private static bool IsGuard(Marker mark) => GuardMarks.IsOne(mark.Name);

    private static string Method(SourceFile file, Marker verb)
    {
        if (verb.Name == "RequestMapping")
        {
            var method = verb.Arguments.FirstOrDefault(argument => argument.Name == "method");
            return method.Name is null ? "ANY" : file.Tokens.Name(method.Last).ToUpperInvariant();
        }

        return verb.Name.Replace(Mapping, "", StringComparison.Ordinal).ToUpperInvariant();
    }

    private static string? Pattern(SourceFile file, IReadOnlyList<Marker> marks) => marks
        .Where(mark => mark.Name.EndsWith(Mapping, StringComparison.Ordinal) || mark.Name == "Path")
        .SelectMany(mark => mark.Arguments.Where(argument => argument.Name is null or "value" or "path"))
        .Select(argument => RouteText.Of(file, argument))
        .FirstOrDefault(text => text is not null);
}
