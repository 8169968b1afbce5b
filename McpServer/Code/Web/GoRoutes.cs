using Mcp.Daemon.Code.Expressions;

namespace Mcp.Daemon.Code.Web;

/// <summary>Routes of Go's <c>net/http</c>, and of chi, gin, echo and gorilla.</summary>
internal static class GoRoutes
{
    private static readonly string[] Verbs = ["HandleFunc", "Handle", "GET", "POST", "PUT", "DELETE", "PATCH", "Get", "Post", "Put", "Delete", "Patch", "Any"];

    /// <summary>Tokens of a handler that are looked through: what wraps it stands at its beginning, and handlers stand inside each other.</summary>
    private const int LongestHandler = 2_000;

    public static IEnumerable<Route> Of(SourceFile file)
    {
        var functions = file.Declared.Where(declared => declared.Kind is DeclarationKind.Function).ToLookup(declared => declared.Name);
        var guards = new Dictionary<string, string>();
        foreach (var call in Invocations.Of(file))
        {
            if (call.Name == "Use" && GuardMarks.In(file.Tokens, call.Token + 1, call.Last) is { } used)
            {
                guards.TryAdd(call.Qualifier, $"{call.Qualifier}.Use({used})");
            }

            if (!Verbs.Contains(call.Name) || call.Arguments.Count < 2 || call.Qualifier.Length == 0
                || RouteText.Of(file, call.Arguments[0]) is not { } text || !text.Contains('/', StringComparison.Ordinal))
            {
                continue;
            }

            // Since Go 1.22 the method may stand before the path.
            var space = text.IndexOf(' ', StringComparison.Ordinal);
            var pattern = text[(space + 1)..];
            if (!pattern.StartsWith('/'))
            {
                continue;
            }

            var handler = call.Arguments[^1];
            var wrapped = call.Arguments.Skip(1).Select(argument => Wrapping(file, argument, isLast: argument == handler)).FirstOrDefault(name => name is not null);
            var with = call.Qualifier.Contains("With()", StringComparison.Ordinal) ? GuardMarks.In(file.Tokens, call.First, call.Token - 1) : null;
            var name = file.Tokens.IsWord(handler.Last) ? file.Tokens.Name(handler.Last) : null;
            yield return new Route
            {
                Method = space > 0 ? text[..space] : call.Name is "HandleFunc" or "Handle" or "Any" ? "ANY" : call.Name.ToUpperInvariant(),
                Pattern = pattern,
                Path = file.Path,
                Line = call.Line,
                Handler = name,
                Function = name is null ? null : functions[name].FirstOrDefault(),
                Guard = wrapped ?? with ?? guards.GetValueOrDefault(call.Qualifier),
            };
        }
    }

    /// <summary>A function that takes the handler and gives back a guarded one, or one that is called before it.</summary>
    private static string? Wrapping(SourceFile file, Argument argument, bool isLast)
    {
        for (var at = argument.First; at <= argument.Last && at < argument.First + LongestHandler; at++)
        {
            if (file.Tokens.IsWord(at) && GuardMarks.IsOne(file.Tokens.Name(at)) && (!isLast || (file.Tokens.Is(at + 1, '(') && !file.Tokens.Is(at + 2, ')'))))
            {
                return file.Tokens.Name(at);
            }
        }

        return null;
    }
}
