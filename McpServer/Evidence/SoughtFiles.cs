using System.Text.RegularExpressions;
using Mcp.Daemon.Code;

namespace Mcp.Daemon.Evidence;

/// <summary>
/// Which of too many files are worth their place among those that are read, judged by names and times alone: opening them
/// all is what the bound forbids.
/// </summary>
internal static partial class SoughtFiles
{
    /// <summary>A text may hold whole logs; its beginning says what it is about.</summary>
    private const int Looked = 20_000;

    /// <summary>Paths that the words are searched for; more of them is a listing.</summary>
    private const int MostPaths = 100;

    /// <summary>Characters of importing files that are looked through: about half a second's work.</summary>
    private const long MostImporting = 2 << 20;

    /// <summary>Work of a day. Who edits files for longer than that without touching them again has moved on.</summary>
    private static readonly TimeSpan Work = TimeSpan.FromDays(1);

    /// <summary>Those whose path, or the end of it, stands in the words, then those whose name does as code is written.</summary>
    public static IReadOnlyList<FoundFile> NamedIn(string words, IReadOnlyList<FoundFile> files)
    {
        var text = words.Length > Looked ? words[..Looked] : words;
        var paths = WrittenPath().Matches(text).Select(match => match.Value.Replace('\\', '/').TrimEnd('.')).Distinct().Take(MostPaths).ToList();
        var names = FocusWords.Of(text).Names.ToHashSet();
        return
        [
            .. files.Where(file => paths.Exists(path => IsMeant(path, file))),
            .. files.Where(file => names.Contains(file.Module) && !paths.Exists(path => IsMeant(path, file))),
        ];
    }

    /// <summary>Those that some of the files import: by their paths, or by the types that files of these languages are named after.</summary>
    public static IReadOnlyList<FoundFile> ImportedBy(IReadOnlyList<QuestionFile> importers, IReadOnlyList<FoundFile> files, CancellationToken cancellationToken)
    {
        var left = MostImporting;
        var looked = importers.TakeWhile(file => (left -= file.Text.Length) >= 0).ToList();
        if (looked.Count == 0)
        {
            return [];
        }

        var from = looked.Select(file => file.Name).ToHashSet();
        // Whatever names a file of the project has its module's name in it: only of those is more than the name looked at.
        var words = looked.SelectMany(file => Word().Matches(file.Text).Select(match => match.Value)).ToHashSet();
        var found = files.Where(file => words.Contains(file.Module) && !from.Contains(file.Name) && Languages.IsCode(Languages.Of(file.Name))).ToList();
        var needed = ImportGraph.Of([.. looked.Select(file => new SourceFile(file.Name, file.Text)), .. found.Select(file => new SourceFile(file.Name, ""))], cancellationToken)
            .Where(edge => from.Contains(edge.From)).Select(edge => edge.To).ToHashSet();
        return [.. found.Where(file => needed.Contains(file.Name) || (IsNamedByType(Languages.Of(file.Name)) && char.IsUpper(file.Module[0])))];
    }

    /// <summary>Those that somebody is working on, the latest first: written within a day of the last. None where that is most of them, as after a checkout.</summary>
    public static IReadOnlyList<FoundFile> InWork(IReadOnlyList<FoundFile> files)
    {
        var written = files.Select(file => (File: file, At: File.GetLastWriteTimeUtc(file.RealPath))).ToList();
        var last = written.Max(each => each.At);
        var late = written.Where(each => last - each.At <= Work).OrderByDescending(each => each.At).ThenBy(each => each.File.Name, StringComparer.Ordinal).ToList();
        return late.Count * 2 > files.Count ? [] : [.. late.Select(each => each.File)];
    }

    private static bool IsMeant(string path, FoundFile file) => IsEnd(path, file.Name) || IsEnd(path, file.RealPath);

    private static bool IsEnd(string end, string path)
    {
        var plain = end.StartsWith("./", StringComparison.Ordinal) ? end[2..] : end;
        return plain.Length > 0 && path.EndsWith(plain, StringComparison.Ordinal) && (path.Length == plain.Length || path[^(plain.Length + 1)] == '/' || plain[0] == '/');
    }

    private static bool IsNamedByType(Language language) =>
        language is Language.CSharp or Language.Java or Language.Kotlin or Language.Scala or Language.Swift;

    [GeneratedRegex(@"[\w.@/\\+-]*\.\w+", RegexOptions.NonBacktracking)]
    private static partial Regex WrittenPath();

    [GeneratedRegex(@"[\w-]+", RegexOptions.NonBacktracking)]
    private static partial Regex Word();
}
