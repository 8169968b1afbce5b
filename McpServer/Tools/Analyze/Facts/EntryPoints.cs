using Mcp.Daemon.Answers;
using Mcp.Daemon.Code;
using Mcp.Daemon.Code.Web;
using Mcp.Daemon.Tools.Looking;
using Mcp.Daemon.Tools.Words;

namespace Mcp.Daemon.Tools.Analyze.Facts;

/// <summary>Where a program is entered: what is run, what is served, and the files that no other one needs.</summary>
internal static class EntryPoints
{
    /// <summary>Of one file: enough to see what it serves.</summary>
    private const int MostRoutes = 4;

    /// <summary>So many files are no entrances any more: most of them are needed in a way that is not seen.</summary>
    private const int MostAlone = 12;

    /// <summary>A line for each file that is entered, what is run first.</summary>
    public static IReadOnlyList<string> Of(CodeMap map, CancellationToken cancellationToken)
    {
        var (run, served, alone) = (new List<string>(), new List<string>(), new List<string>());
        var needed = map.Edges.Select(edge => edge.To).ToHashSet();
        var needing = map.Edges.Select(edge => edge.From).ToHashSet();
        foreach (var file in map.Files)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var routes = Routes.Of(file.Source).ToList();
            var start = StartIn(file);
            if (start is { } main)
            {
                run.Add($"{file.Path}:{main.Line} {main.What}");
            }

            if (routes.Count > 0)
            {
                served.Add($"{file.Path}: {Counted.Of(routes.Count, "route")} ({ListedLines.Words([.. routes.Select(RouteWords.Name)], MostRoutes)})");
            }
            else if (start is null && needing.Contains(file.Path) && !needed.Contains(file.Path) && file.Language is not Language.Go)
            {
                alone.Add($"{file.Path}: no other of these files was seen to need it");
            }
        }

        return [.. run, .. served, .. alone.Count <= MostAlone ? alone : []];
    }

    private static (int Line, string What)? StartIn(LookedFile file)
    {
        var tokens = file.Source.Tokens;
        if (file.Language is Language.Python or Language.Ruby)
        {
            var word = file.Language is Language.Python ? "__name__" : "__FILE__";
            for (var at = 1; at < tokens.Count; at++)
            {
                if (tokens.Is(at, word) && tokens.Is(at - 1, "if") && tokens.Is(at + 1, '=', '='))
                {
                    return (tokens.Line(at), "is run as a script");
                }
            }

            return null;
        }

        var main = file.Source.Declared.FirstOrDefault(declared => declared.Kind is DeclarationKind.Function && IsMain(file, declared));
        return main is null ? null : (main.NameLine, main.Name);
    }

    private static bool IsMain(LookedFile file, Declaration declared) => file.Language switch
    {
        Language.CSharp => declared.Name == "Main" && declared.Container is not null,
        Language.Java or Language.Scala => declared.Name == "main" && declared.Container is not null,
        Language.Go or Language.Rust or Language.C or Language.Cpp or Language.Kotlin or Language.Dart => declared.Name == "main" && declared.Container is null,
        _ => false,
    };
}
