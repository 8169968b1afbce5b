using Mcp.Daemon.Code.Expressions;

namespace Mcp.Daemon.Code.Web;

/// <summary>Functions that Flask, FastAPI and their kin serve by decorators, and Django's lists of addresses.</summary>
internal static class PythonRoutes
{
    private static readonly string[] Verbs = ["get", "post", "put", "delete", "patch", "route", "websocket", "api_route", "head", "options"];

    public static IEnumerable<Route> Of(SourceFile file) => Decorated(file).Concat(Listed(file)).OrderBy(route => route.Line);

    private static IEnumerable<Route> Decorated(SourceFile file)
    {
        var whole = new Lazy<string?>(() => BeforeRequest(file));
        var routers = new Lazy<Dictionary<string, (string? Prefix, string? Guard)>>(() => Routers(file));
        foreach (var function in file.Declared.Where(declared => declared.Kind is DeclarationKind.Function))
        {
            var marks = Markers.Of(file, function);
            foreach (var mark in marks.Where(mark => mark.Path.Contains('.', StringComparison.Ordinal) && Verbs.Contains(mark.Name) && mark.Arguments.Count > 0))
            {
                if (RouteText.Of(file, mark.Arguments[0]) is not { } pattern || !(pattern.StartsWith('/') || pattern.Length == 0))
                {
                    continue;
                }

                var (prefix, guard) = routers.Value.GetValueOrDefault(mark.Path[..^(mark.Name.Length + 1)]);
                var own = marks.FirstOrDefault(each => GuardMarks.IsOne(each.Name));
                yield return new Route
                {
                    Method = Method(file, mark),
                    Pattern = RouteText.Join(prefix, pattern),
                    Path = file.Path,
                    Line = mark.Line,
                    Handler = function.Name,
                    Function = function,
                    Guard = own is not null ? $"@{own.Path}" : Depends(file, mark.Token, mark.Last) ?? Depends(file, function.NameToken, function.BodyToken - 1) ?? guard ?? whole.Value,
                };
            }
        }
    }

    private static string Method(SourceFile file, Marker mark)
    {
        if (mark.Name is not ("route" or "api_route"))
        {
            return mark.Name.ToUpperInvariant();
        }

        var methods = mark.Arguments.FirstOrDefault(argument => argument.Name == "methods");
        var names = methods.Name is null ? []
            : Enumerable.Range(methods.First, methods.Last - methods.First + 1).Where(file.Tokens.IsText).Select(at => file.Tokens.Content(at).ToUpperInvariant()).ToList();
        return names.Count > 0 ? string.Join('/', names) : "GET";
    }

    /// <summary>FastAPI's <c>Depends(get_current_user)</c> between two tokens.</summary>
    private static string? Depends(SourceFile file, int first, int last)
    {
        for (var at = first; at <= last; at++)
        {
            if ((file.Tokens.Is(at, "Depends") || file.Tokens.Is(at, "Security")) && file.Tokens.Is(at + 1, '(')
                && GuardMarks.In(file.Tokens, at + 2, file.Tokens.Close(at + 1)) is { } name)
            {
                return $"{file.Tokens.Name(at)}({name})";
            }
        }

        return null;
    }

    /// <summary>A function that Flask runs before each request, if it is about who calls.</summary>
    private static string? BeforeRequest(SourceFile file)
    {
        foreach (var function in file.Declared.Where(declared => declared.Kind is DeclarationKind.Function))
        {
            if (Markers.Of(file, function).Any(mark => mark.Name == "before_request")
                && (GuardMarks.IsOne(function.Name) || GuardMarks.In(file.Tokens, function.BodyToken, function.LastToken) is not null))
            {
                return $"before_request: {function.Name}";
            }
        }

        return null;
    }

    private static Dictionary<string, (string? Prefix, string? Guard)> Routers(SourceFile file)
    {
        var routers = new Dictionary<string, (string?, string?)>();
        var calls = Invocations.Of(file).Where(call => call.Name is "APIRouter" or "Blueprint" or "FastAPI").DistinctBy(call => call.First).ToDictionary(call => call.First);
        foreach (var value in Assignments.Of(file))
        {
            if (calls.TryGetValue(value.First, out var made))
            {
                routers[value.Name] = (
                    RouteText.Of(file, made.Named("prefix") ?? made.Named("url_prefix")),
                    Depends(file, made.Token, made.Last) is { } guard ? $"{value.Name}: {guard}" : null);
            }
        }

        return routers;
    }

    private static IEnumerable<Route> Listed(SourceFile file)
    {
        if (!file.Tokens.Source(0, Math.Min(file.Tokens.Count - 1, 2_000)).Contains("urlpatterns", StringComparison.Ordinal))
        {
            yield break;
        }

        foreach (var call in Invocations.Of(file).Where(call => call.Path is "path" or "re_path" or "url" && call.Arguments.Count >= 2))
        {
            var view = call.Arguments[1];
            if (RouteText.Of(file, call.Arguments[0]) is not { } pattern || file.Tokens.Is(view.First, "include"))
            {
                continue;
            }

            var wrapped = file.Tokens.Is(view.First + 1, '(') && GuardMarks.IsOne(file.Tokens.Name(view.First)) ? file.Tokens.Name(view.First) : null;
            yield return new Route
            {
                Method = "ANY", Pattern = RouteText.Join(null, pattern), Path = file.Path, Line = call.Line, Guard = wrapped, Handler = View(file, view),
            };
        }
    }

    /// <summary>The last name of <c>views.order</c> and of <c>views.Order.as_view()</c>.</summary>
    private static string? View(SourceFile file, Argument view)
    {
        string? name = null;
        for (var at = view.First; at <= view.Last; at++)
        {
            name = file.Tokens.IsWord(at) && !file.Tokens.Is(at, "as_view") ? file.Tokens.Name(at) : name;
        }

        return name;
    }
}
