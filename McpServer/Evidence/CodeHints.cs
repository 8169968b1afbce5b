using System.Text.RegularExpressions;

namespace Mcp.Daemon.Evidence;

/// <summary>What can be told of code by the look of its lines: which files it imports, what a stretch of it declares.</summary>
internal static partial class CodeHints
{
    /// <summary>A declaration or an import is shorter; what is longer is data.</summary>
    private const int LongestLine = 300;

    /// <summary>Imports stand at the top.</summary>
    private const int MostLines = 400;

    /// <summary>Of a stretch that declares nothing in as many lines no outline can be given.</summary>
    private const int MostOutlined = 2_000;

    private static readonly string[] SourceEndings =
        [".cs", ".ts", ".tsx", ".js", ".jsx", ".mjs", ".py", ".go", ".java", ".kt", ".rs", ".rb", ".php", ".c", ".h", ".cpp", ".hpp", ".swift"];

    /// <summary>Those of the files that one of the importers imports.</summary>
    public static IReadOnlySet<QuestionFile> ImportedFiles(IReadOnlyList<QuestionFile> importers, IReadOnlyList<QuestionFile> files)
    {
        var byStem = files.ToLookup(file => Stem(file.Name));
        var found = new HashSet<QuestionFile>();
        foreach (var importer in importers)
        {
            foreach (var path in Imports(importer))
            {
                var name = path[(path.LastIndexOf('/') + 1)..];
                found.UnionWith(byStem[Stem(name)].Where(file => IsMeant(path, file.Name)));
            }
        }

        return found;
    }

    /// <summary>What the lines declare, in order: <c>class Foo (44)</c>, <c>Bar() (52)</c>.</summary>
    public static IEnumerable<string> LeftOutOutline(QuestionFile file, string[] lines, int from, int to)
    {
        for (var number = from; number <= Math.Min(to, from + MostOutlined); number++)
        {
            var line = lines[number - 1];
            if (line.Length > LongestLine)
            {
                continue;
            }

            if (Declaration().Match(line) is { Success: true } type)
            {
                yield return $"{type.Groups["kind"].Value} {type.Groups["name"].Value} ({number})";
            }
            else if (Member().Match(line) is { Success: true } member)
            {
                yield return $"{member.Groups["name"].Value}() ({number})";
            }
        }
    }

    private static IEnumerable<string> Imports(QuestionFile file)
    {
        foreach (var line in file.AllLines().Take(MostLines).Where(line => line.Length <= LongestLine))
        {
            if (ImportLine().IsMatch(line) && ImportedName().Match(line) is { Success: true } import)
            {
                var quoted = import.Groups["quoted"];
                var path = quoted.Success ? quoted.Value : import.Groups["dotted"].Value.Replace("::", ".", StringComparison.Ordinal).Replace('.', '/');
                yield return path.TrimStart('.', '/');
            }
        }
    }

    private static bool IsMeant(string path, string name) =>
        EndsWith(name, path) || (Path.GetExtension(name) is { Length: > 0 } ending && EndsWith(name[..^ending.Length], path));

    private static bool EndsWith(string name, string path) =>
        path.Length > 0 && name.EndsWith(path, StringComparison.Ordinal) && (name.Length == path.Length || name[^(path.Length + 1)] == '/');

    private static string Stem(string name)
    {
        var last = name[(name.LastIndexOf('/') + 1)..];
        return Path.GetExtension(last) is { Length: > 0 } ending && SourceEndings.Contains(ending) ? last[..^ending.Length] : last;
    }

    [GeneratedRegex(@"^\s*(import|from|export|using|use|mod|require|include|#\s*include)\b|\brequire\s*\(", RegexOptions.NonBacktracking)]
    private static partial Regex ImportLine();

    [GeneratedRegex(@"[""'<](?<quoted>[\w./@-]+)[""'>]|\b(import|from|using|use|mod)\s+(static\s+)?(?<dotted>[\w.:]+)", RegexOptions.NonBacktracking)]
    private static partial Regex ImportedName();

    [GeneratedRegex(
        @"^\s*(export\s+|default\s+|public\s+|private\s+|protected\s+|internal\s+|static\s+|abstract\s+|sealed\s+|final\s+|partial\s+|async\s+|pub\s+|readonly\s+)*"
        + @"(?<kind>class|interface|struct|record|enum|trait|impl|namespace|module|def|func|function|fn|type)\s+(?<name>\w+)",
        RegexOptions.NonBacktracking)]
    private static partial Regex Declaration();

    [GeneratedRegex(
        @"^\s*(public|private|protected|internal|static|async|override|virtual)\s[^=;(]*\b(?<name>\w+)\s*(<[^()]*>)?\([^;]*$",
        RegexOptions.NonBacktracking)]
    private static partial Regex Member();
}
