using Mcp.Daemon.Answers;

namespace Mcp.Daemon.Files.Reading;

/// <summary>
/// The files that go with one question: read through the gate, whole while the room lasts, and an account of each
/// that was named and did not go.
/// </summary>
internal sealed class QuestionFiles
{
    /// <summary>
    /// Characters of all files together. About 115,000 tokens of code at 3.5 characters each: fits, with room for the
    /// answer, into the 128k context that the smallest models in use have.
    /// </summary>
    public const int DefaultRoom = 400_000;

    /// <summary>Files taken from one named directory; more is a project, and somebody has to choose.</summary>
    private const int MostPerDirectory = 500;

    private readonly List<QuestionFile> _sent = [];
    private readonly List<OmittedFile> _cut = [];
    private readonly List<OmittedFile> _withheld = [];
    private readonly HashSet<string> _seen = [];

    private QuestionFiles()
    {
    }

    public IReadOnlyList<QuestionFile> Sent => _sent;

    public IReadOnlyList<OmittedFile> Cut => _cut;

    public IReadOnlyList<OmittedFile> Withheld => _withheld;

    /// <summary>Reads what the paths name, in their order; a directory stands for the files below it.</summary>
    /// <exception cref="FileRefusedException">A path that was named itself is refused: a question must not lack it in silence.</exception>
    public static QuestionFiles Read(Workspace workspace, IReadOnlyList<string> paths, int room, CancellationToken cancellationToken)
    {
        var files = new QuestionFiles();
        var gate = new FileGate(workspace);
        foreach (var path in paths)
        {
            var (real, kind) = gate.Locate(path);
            if (kind is not PathKind.Directory)
            {
                files.Add(gate, path, ref room, named: true);
                continue;
            }

            var count = 0;
            foreach (var file in DirectoryFiles.Below(real, MostPerDirectory))
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (++count > MostPerDirectory)
                {
                    files._cut.Add(new OmittedFile(path, $"only the first {MostPerDirectory} files of the directory were taken; name what matters"));
                    break;
                }

                files.Add(gate, file, ref room, named: false);
            }
        }

        return files;
    }

    private void Add(FileGate gate, string path, ref int room, bool named)
    {
        try
        {
            using var file = gate.Open(path);
            if (!_seen.Add(file.RealPath))
            {
                return;
            }

            if (FileText.Of(file.ReadAll()) is not { } text)
            {
                _withheld.Add(new OmittedFile(file.Name, "binary, not text"));
                return;
            }

            if (text.Length > room)
            {
                _cut.Add(new OmittedFile(file.Name, $"{text.Length:N0} characters, only {Math.Max(room, 0):N0} were left of {DefaultRoom:N0} for all files"));
                return;
            }

            room -= text.Length;
            _sent.Add(new QuestionFile(file.Name, text));
        }
        catch (FileRefusedException e) when (!named)
        {
            _withheld.Add(new OmittedFile(e.Refusal.Path, e.Refusal.Message));
        }
    }
}
