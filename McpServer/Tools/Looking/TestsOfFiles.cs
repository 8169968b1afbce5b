using Mcp.Daemon.Evidence;
using Mcp.Daemon.Files;

namespace Mcp.Daemon.Tools.Looking;

/// <summary>
/// Which tests belong to which files: those that need a file, among the given ones, and those of the workspace that are
/// named after it.
/// </summary>
internal static class TestsOfFiles
{
    /// <summary>What a line ends with where all names are known and none is a test's.</summary>
    private const string None = "no test found";

    /// <summary>What it ends with where some are not.</summary>
    private const string Unknown = "no test seen, but the workspace has more files than were looked at";

    private const int MostNamed = 4;

    /// <summary>A line for each file that is no test itself: its tests, that it has none, or that nobody can tell.</summary>
    public static IReadOnlyList<string> Of(LookedFiles looked, Workspace workspace, WorkspaceFiles files, CancellationToken cancellationToken)
    {
        // What declares nothing, as an empty __init__.py, has nothing to test.
        var code = looked.Files.Where(file => !file.IsTest && file.Source.Declared.Count > 0).ToList();
        if (code.Count == 0)
        {
            return [];
        }

        var given = looked.Files.Where(file => file.IsTest).ToList();
        var (paths, isCutShort) = files.Listed(cancellationToken);
        var named = paths.Select(workspace.NameOf).Where(TestFiles.IsTest).ToLookup(Stem);
        var lines = new List<string>();
        foreach (var file in code)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var tests = given.Where(test => looked.Functions.Needs(test.Source, file.Source)).Select(test => test.Path)
                .Concat(named[Stem(file.Path)]).Distinct().ToList();
            lines.Add($"{file.Path}: {(tests.Count > 0 ? ListedLines.Words(tests, MostNamed) : isCutShort ? Unknown : None)}");
        }

        return lines;
    }

    /// <summary>Whether a line names no test.</summary>
    public static bool IsWithout(string line) =>
        line.EndsWith(": " + None, StringComparison.Ordinal) || line.EndsWith(": " + Unknown, StringComparison.Ordinal);

    /// <summary>A name without what makes it a test's, and without separators: <c>test_price_list.py</c> as <c>pricelist</c>.</summary>
    private static string Stem(string path)
    {
        var name = Path.GetFileName(path);
        name = name[..(name.IndexOf('.', 1) is > 0 and var dot ? dot : name.Length)];
        var letters = string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();
        if (!TestFiles.IsTest(path))
        {
            return letters;
        }

        foreach (var mark in (string[])["tests", "test", "spec", "specs"])
        {
            letters = letters.EndsWith(mark, StringComparison.Ordinal) && letters.Length > mark.Length ? letters[..^mark.Length]
                : letters.StartsWith(mark, StringComparison.Ordinal) && letters.Length > mark.Length ? letters[mark.Length..]
                : letters;
        }

        return letters;
    }
}
