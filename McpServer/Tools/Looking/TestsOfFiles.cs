using Mcp.Daemon.Evidence;
using Mcp.Daemon.Files;

namespace Mcp.Daemon.Tools.Looking;

/// <summary>
/// Which tests belong to which files: those that need a file, among the given ones, and those of the workspace that are
/// named after it.
/// </summary>
internal static class TestsOfFiles
{
    /// <summary>Files of the workspace whose names are looked at: about a tenth of a second's walk.</summary>
    private const int MostWalked = 20_000;

    /// <summary>Each file that is no test itself, with its tests.</summary>
    public static IReadOnlyList<TestedFile> Of(LookedFiles looked, Workspace workspace, CancellationToken cancellationToken)
    {
        // What declares nothing, as an empty __init__.py, has nothing to test.
        var code = looked.Files.Where(file => !file.IsTest && file.Source.Declared.Count > 0).ToList();
        var given = looked.Files.Where(file => file.IsTest).ToList();
        var named = code.Count == 0 ? new Dictionary<string, List<string>>() : Named(workspace, cancellationToken);
        return
        [
            .. code.Select(file => new TestedFile(
                file.Path,
                [
                    .. given.Where(test => looked.Functions.Needs(test.Source, file.Source)).Select(test => test.Path)
                        .Concat(named.GetValueOrDefault(Stem(file.Path)) ?? []).Distinct(),
                ])),
        ];
    }

    /// <summary>The tests of a workspace by the name of what they test.</summary>
    private static Dictionary<string, List<string>> Named(Workspace workspace, CancellationToken cancellationToken)
    {
        var named = new Dictionary<string, List<string>>();
        if (workspace.Root is not { } root)
        {
            return named;
        }

        var files = new DirectoryFiles(workspace, new FileGate(workspace)).Below(root, new LeftOutEntries(), cancellationToken);
        foreach (var path in files.Take(MostWalked).Select(workspace.NameOf).Where(TestFiles.IsTest))
        {
            if (!named.TryGetValue(Stem(path), out var tests))
            {
                named[Stem(path)] = tests = [];
            }

            tests.Add(path);
        }

        return named;
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
