using Mcp.Daemon.Code.Expressions;

namespace Mcp.Daemon.Code.Web;

/// <summary>Finds the views that Django's lists of addresses name, to see what guards them.</summary>
internal static class DjangoViews
{
    public static IReadOnlyList<Route> Guarded(IReadOnlyList<Route> routes, IReadOnlyList<SourceFile> files)
    {
        if (!routes.Any(IsListed))
        {
            return routes;
        }

        var views = files.Where(file => file.Language is Language.Python)
            .SelectMany(file => file.Declared.Where(declared => declared.Kind is DeclarationKind.Function or DeclarationKind.Type).Select(declared => (file, declared)))
            .ToLookup(each => each.declared.Name);
        return [.. routes.Select(route => !IsListed(route) || route.Guard is not null ? route : route with
        {
            Guard = views[route.Handler!].Select(view => Guard(view.file, view.declared)).FirstOrDefault(guard => guard is not null),
        })];
    }

    private static bool IsListed(Route route) => route is { Method: "ANY", Function: null, Handler: not null } && route.Path.EndsWith(".py", StringComparison.Ordinal);

    private static string? Guard(SourceFile file, Declaration view)
    {
        var mark = Markers.Of(file, view).FirstOrDefault(mark => GuardMarks.IsOne(mark.Name));
        return mark is not null ? $"@{mark.Path}"
            : view.Kind is DeclarationKind.Type ? GuardMarks.In(file.Tokens, view.NameToken + 1, view.BodyToken - 1)
                ?? PermissionClasses(file, view)
            : null;
    }

    private static string? PermissionClasses(SourceFile file, Declaration view)
    {
        for (var at = view.BodyToken; at <= view.LastToken; at++)
        {
            if (file.Tokens.Is(at, "permission_classes") && file.Tokens.Is(at + 1, '='))
            {
                return "permission_classes";
            }
        }

        return null;
    }
}
