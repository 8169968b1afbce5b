using Mcp.Daemon.Evidence;
using Mcp.Daemon.Files;

namespace Mcp.Daemon.Tools.Looking;

/// <summary>
/// Which tests belong to which files: those that need a file, among the given ones, and those of the workspace that are
/// named after it.
/// </summary>
internal static class TestsOfFiles
{
    /// <summary>Each file that is no test itself, with its tests.</summary>
    public static IReadOnlyList<TestedFile> Of(LookedFiles looked, Workspace workspace, WorkspaceFiles files, CancellationToken cancellationToken)
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
        var tested = new List<TestedFile>();
        foreach (var file in code)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var tests = given.Where(test => looked.Functions.Needs(test.Source, file.Source)).Select(test => test.Path)
                .Concat(named[Stem(file.Path)]).Distinct().ToList();
            tested.Add(new TestedFile(file.Path, tests, isCutShort));
        }

        return tested;
    }

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
