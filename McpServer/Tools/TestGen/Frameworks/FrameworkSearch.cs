using Mcp.Daemon.Code;
using Mcp.Daemon.Evidence;
using Mcp.Daemon.Files;
using Mcp.Daemon.Tools.Looking;

namespace Mcp.Daemon.Tools.TestGen.Frameworks;

/// <summary>Which frameworks the tests of some code use: by what tests import, and by the manifests in the directories above them.</summary>
internal sealed class FrameworkSearch(Workspace workspace)
{
    /// <summary>Manifests are read by people; a longer one is none.</summary>
    private const int MostBytes = 500_000;

    /// <summary>Directories above files whose manifests are looked for.</summary>
    private const int MostDirectories = 40;

    /// <summary>Things to name for one framework.</summary>
    private const int MostSeen = 2;

    private readonly FileGate _gate = new(workspace);
    private readonly DirectoryFiles _walk = new(workspace, new FileGate(workspace));

    /// <summary>One line for each framework, those that tests import first: <c>pytest (tests/test_cart.py imports it)</c>.</summary>
    /// <param name="code">The files to be tested.</param>
    /// <param name="tests">The tests that are known.</param>
    public IReadOnlyList<string> Of(IReadOnlyList<SourceFile> code, IReadOnlyList<SourceFile> tests, CancellationToken cancellationToken)
    {
        var languages = code.Concat(tests).Select(file => ImportedFrameworks.Family(file.Language)).Distinct().ToList();
        return
        [
            .. tests.Concat(code).SelectMany(ImportedFrameworks.Of).Concat(Listed(languages, [.. code, .. tests], cancellationToken))
                .GroupBy(framework => framework.Name)
                .Select(group => $"{group.Key} ({ListedLines.Words([.. group.Select(framework => framework.Seen).Distinct()], MostSeen)})"),
        ];
    }

    private IEnumerable<TestFramework> Listed(IReadOnlyList<Language> languages, IReadOnlyList<SourceFile> files, CancellationToken cancellationToken)
    {
        if (workspace.Root is null)
        {
            yield break;
        }

        foreach (var directory in files.Where(file => !Path.IsPathRooted(file.Path)).SelectMany(file => Above(file.Path)).Distinct().Take(MostDirectories))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var names = Names(directory, cancellationToken);
            foreach (var name in languages.SelectMany(Manifest.Names).SelectMany(sought => names.Where(name => sought[0] is '.' ? name.EndsWith(sought, StringComparison.Ordinal) : name == sought)))
            {
                var path = directory.Length == 0 ? name : $"{directory}/{name}";
                foreach (var framework in Read(path) is { } text ? Manifest.Frameworks(name, text) : [])
                {
                    yield return new TestFramework(framework, $"{path} names it");
                }
            }
        }
    }

    /// <summary>The files that stand in a directory itself, as far as they are the workspace's and not ignored.</summary>
    private List<string> Names(string directory, CancellationToken cancellationToken)
    {
        try
        {
            return _gate.Locate(directory.Length == 0 ? workspace.Root! : directory) is (var path, PathKind.Directory)
                ? [.. _walk.In(path, new LeftOutEntries(), cancellationToken).Select(file => Path.GetFileName(file))] : [];
        }
        catch (FileRefusedException)
        {
            return []; // it went, or may not be looked at: then it says nothing
        }
    }

    private static IEnumerable<string> Above(string path)
    {
        for (var slash = path.LastIndexOf('/'); slash > 0; slash = path.LastIndexOf('/', slash - 1))
        {
            yield return path[..slash];
        }

        yield return "";
    }

    private string? Read(string path)
    {
        try
        {
            using var file = _gate.Open(path, MostBytes);
            return FileText.Of(file.ReadAll());
        }
        catch (Exception e) when (e is FileRefusedException or IOException)
        {
            return null; // it went, or may not be read: then it says nothing
        }
    }
}
