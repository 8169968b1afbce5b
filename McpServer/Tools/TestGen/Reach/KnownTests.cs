using Mcp.Daemon.Code;
using Mcp.Daemon.Evidence;
using Mcp.Daemon.Files;
using Mcp.Daemon.Tools.Looking;

namespace Mcp.Daemon.Tools.TestGen.Reach;

/// <summary>The tests that are known: those that were given, and on the last step those of the workspace in the languages of the code.</summary>
internal sealed class KnownTests
{
    /// <summary>Characters of tests that are read: about a second's work, beside minutes of an expert's.</summary>
    private const long MostRead = 4 << 20;

    private readonly List<(SourceFile File, HashSet<string> Words)> _tests = [];

    private KnownTests()
    {
    }

    public IReadOnlyList<SourceFile> Files => [.. _tests.Select(test => test.File)];

    /// <summary>Whether some of the workspace's tests were not read, so that nothing can be said of what none names.</summary>
    public bool IsCutShort { get; private set; }

    public static KnownTests Of(LookedFiles looked, Workspace workspace, bool withWorkspace, CancellationToken cancellationToken)
    {
        var known = new KnownTests();
        foreach (var file in looked.Files)
        {
            if (file.IsTest)
            {
                known.Add(file.Source, 0);
            }
            else if (file.Language is Language.Rust && InFileTests.Begin(file.Source) is { } first)
            {
                known.Add(file.Source, first);
            }
        }

        if (withWorkspace && workspace.Root is not null)
        {
            known.Read(looked, workspace, cancellationToken);
        }

        return known;
    }

    /// <summary>The tests that name something in their code, in their order.</summary>
    public IEnumerable<string> Naming(string name) => _tests.Where(test => test.Words.Contains(name)).Select(test => test.File.Path);

    private void Read(LookedFiles looked, Workspace workspace, CancellationToken cancellationToken)
    {
        var given = looked.Files.Select(file => file.Path).ToHashSet();
        var languages = looked.Files.Select(file => Frameworks.ImportedFrameworks.Family(file.Language)).ToHashSet();
        var gate = new FileGate(workspace);
        var (paths, isCutShort) = new WorkspaceFiles(workspace).Listed(cancellationToken);
        IsCutShort |= isCutShort;
        var room = MostRead;
        foreach (var path in paths)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var name = workspace.NameOf(path);
            if (room <= 0)
            {
                IsCutShort = true;
                return;
            }

            if (TestFiles.IsTest(name) && languages.Contains(Frameworks.ImportedFrameworks.Family(Languages.Of(name))) && !given.Contains(name) && Text(gate, path) is { } text)
            {
                room -= text.Length;
                Add(new SourceFile(name, text), 0);
            }
        }
    }

    private string? Text(FileGate gate, string path)
    {
        try
        {
            using var file = gate.Open(path);
            return FileText.Of(file.ReadAll());
        }
        catch (Exception e) when (e is FileRefusedException or IOException)
        {
            // What a test says that could not be read is not known.
            IsCutShort = true;
            return null;
        }
    }

    private void Add(SourceFile file, int first)
    {
        var words = new HashSet<string>();
        for (var at = first; at < file.Tokens.Count; at++)
        {
            if (file.Tokens.IsWord(at))
            {
                words.Add(file.Tokens.Name(at).TrimStart('$'));
            }
        }

        _tests.Add((file, words));
    }
}
