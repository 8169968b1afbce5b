namespace Mcp.Daemon.Code.Importing;

/// <summary>The files that an import may mean, in languages whose imports name files or modules that are files.</summary>
internal static class ImportedPaths
{
    /// <summary>Dots of a Python import: no package is deeper.</summary>
    private const int MostDots = 64;

    private static readonly string[] ScriptEnds =
    [
        "", ".ts", ".tsx", ".js", ".jsx", ".mjs", ".cjs", ".mts", ".cts", ".vue", ".svelte", ".d.ts",
        "/index.ts", "/index.tsx", "/index.js", "/index.jsx", "/index.mjs",
    ];

    public static IEnumerable<string> Of(SourceFile file, Import import, PathIndex paths) => file.Language switch
    {
        Language.JavaScript or Language.TypeScript => One(Script(file, import.Target, paths)),
        Language.Python => Python(file, import, paths),
        Language.Rust => One(RustModules.File(file, import.Target, paths)),
        Language.C or Language.Cpp => One(Header(file, import, paths)),
        Language.Ruby => One(Required(file, import.Target, ".rb", paths)),
        Language.Lua => One(Required(file, import.Target.Replace('.', '/'), ".lua", paths)),
        Language.Php => One(import.Target.Contains('/') || import.Target.EndsWith(".php", StringComparison.Ordinal)
            ? paths.Relative(file, import.Target) : null),
        Language.Dart => One(Dart(file, import.Target, paths)),
        _ => [],
    };

    private static IEnumerable<string> One(string? path) => path is null ? [] : [path];

    private static string? Script(SourceFile file, string target, PathIndex paths)
    {
        if (target.StartsWith('.'))
        {
            // TypeScript names the file that will be made: ./a.js is a.ts.
            var stem = target.EndsWith(".js", StringComparison.Ordinal) || target.EndsWith(".jsx", StringComparison.Ordinal)
                ? target[..target.LastIndexOf('.')] : target;
            return ScriptEnds.Select(end => paths.Relative(file, target + end)).FirstOrDefault(path => path is not null)
                ?? ScriptEnds.Skip(1).Select(end => paths.Relative(file, stem + end)).FirstOrDefault(path => path is not null);
        }

        // By custom these stand for the root of the sources.
        return target.StartsWith("@/", StringComparison.Ordinal) || target.StartsWith("~/", StringComparison.Ordinal)
            ? ScriptEnds.Select(end => paths.EndingWith("src/" + target[2..] + end, file.Path) ?? paths.At(target[2..] + end))
                .FirstOrDefault(path => path is not null)
            : null;
    }

    private static IEnumerable<string> Python(SourceFile file, Import import, PathIndex paths)
    {
        var dots = import.Target.Length - import.Target.TrimStart('.').Length;
        var module = import.Target[dots..].Replace('.', '/');
        if (dots > MostDots)
        {
            return [];
        }

        if (dots > 0)
        {
            var up = string.Concat(Enumerable.Repeat("../", dots - 1));
            return Modules(module, import.Names, path => paths.Relative(file, up + path));
        }

        // A name alone is a sibling or stands at the root: otherwise it is more likely a package that is installed. In a package
        // it is no sibling of the file but one of the package.
        var beside = paths.AbovePackage(file);
        return Modules(module, import.Names, path => path.Contains('/') && module.Contains('/')
            ? paths.EndingWith(path, file.Path)
            : paths.Relative(file, beside + path) ?? paths.At(path) ?? paths.At("src/" + path));
    }

    /// <summary>Each name may be a module of the package; what is left comes from the package itself.</summary>
    private static IEnumerable<string> Modules(string module, IReadOnlyList<string> names, Func<string, string?> find)
    {
        var prefix = module.Length == 0 ? "" : module + "/";
        var found = names
            .Select(name => find($"{prefix}{name}.py") ?? find($"{prefix}{name}/__init__.py"))
            .OfType<string>()
            .Distinct()
            .ToList();
        var own = module.Length == 0 ? find("__init__.py") : find(module + ".py") ?? find(module + "/__init__.py");
        return own is null || (found.Count > 0 && found.Count == names.Count) ? found : found.Append(own);
    }

    private static string? Header(SourceFile file, Import import, PathIndex paths)
    {
        // A bare name in angle brackets is the system's.
        var mayBeOurs = !import.IsSystem || import.Target.Contains('/');
        return (import.IsSystem ? null : paths.Relative(file, import.Target))
            ?? (mayBeOurs ? paths.EndingWith(import.Target.TrimStart('.', '/'), file.Path) : null);
    }

    private static string? Required(SourceFile file, string target, string extension, PathIndex paths)
    {
        var path = target.EndsWith(extension, StringComparison.Ordinal) ? target : target + extension;
        return target.StartsWith('.') ? paths.Relative(file, path)
            : target.Contains('/') ? paths.EndingWith(path, file.Path)
            : paths.At("lib/" + path) ?? paths.At(path);
    }

    private static string? Dart(SourceFile file, string target, PathIndex paths)
    {
        if (!target.Contains(':'))
        {
            return paths.Relative(file, target);
        }

        var slash = target.IndexOf('/', StringComparison.Ordinal);
        return target.StartsWith("package:", StringComparison.Ordinal) && slash > 0
            ? paths.EndingWith("lib/" + target[(slash + 1)..], file.Path)
            : null;
    }
}
