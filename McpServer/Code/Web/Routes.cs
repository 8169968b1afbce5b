namespace Mcp.Daemon.Code.Web;

/// <summary>
/// The addresses that code serves, by the ways of ASP.NET, Express and its kin, NestJS, Flask, FastAPI, Django, Spring and Go's
/// <c>net/http</c> and routers. What is put together when a program runs is not seen.
/// </summary>
internal static class Routes
{
    /// <summary>In the order of the files and lines.</summary>
    public static IReadOnlyList<Route> Of(IReadOnlyList<SourceFile> files)
    {
        var found = files.SelectMany(Of).ToList();
        return DjangoViews.Guarded(found, files);
    }

    /// <summary>Those of one file.</summary>
    public static IEnumerable<Route> Of(SourceFile file) => file.Language switch
    {
        Language.CSharp => AspNetRoutes.Of(file),
        Language.Java or Language.Kotlin => SpringRoutes.Of(file),
        Language.Python => PythonRoutes.Of(file),
        Language.JavaScript or Language.TypeScript => ScriptRoutes.Of(file),
        Language.Go => GoRoutes.Of(file),
        _ => [],
    };
}
