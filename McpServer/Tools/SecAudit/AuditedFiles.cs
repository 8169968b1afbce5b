using Mcp.Daemon.Answers;
using Mcp.Daemon.Code;
using Mcp.Daemon.Evidence;
using Mcp.Daemon.Files;
using Mcp.Daemon.Tools.Looking;

namespace Mcp.Daemon.Tools.SecAudit;

/// <summary>The files of an audit: code, and what stands around it (settings, manifests, containers, pipelines, templates).</summary>
internal sealed class AuditedFiles
{
    /// <summary>Characters of files that are no code; more of them is data, and what our checks read is short.</summary>
    private const long MostText = 2 << 20;

    private AuditedFiles(LookedFiles looked, IReadOnlyList<AuditedFile> files, int leftOut) => (Looked, Files, LeftOut) = (looked, files, leftOut);

    public LookedFiles Looked { get; }

    /// <summary>Code first, then the rest, each in the order in which it was given.</summary>
    public IReadOnlyList<AuditedFile> Files { get; }

    /// <summary>Code that is no test: what runs before users.</summary>
    public IEnumerable<AuditedFile> Product => Files.Where(file => file is { IsCode: true, IsTest: false });

    private int LeftOut { get; }

    /// <summary>What the answer says of what was not looked at, one sentence each.</summary>
    public IEnumerable<string> Notes => LeftOut == 0 ? Looked.Notes
        : Looked.Notes.Append($"Our own checks left out {Counted.Of(LeftOut, "file that is no code", "files that are no code")}: name fewer at once.");

    public static AuditedFiles Of(IReadOnlyList<QuestionFile> files, bool isLast, CancellationToken cancellationToken)
    {
        var looked = LookedFiles.Of(files, isLast, cancellationToken);
        var (others, room, leftOut) = (new List<AuditedFile>(), MostText, 0);
        foreach (var file in files.Where(file => !Languages.IsCode(Languages.Of(file.Name)) && !GeneratedFiles.IsLock(file.Name)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (file.Text.Length > room)
            {
                leftOut++;
                continue;
            }

            room -= file.Text.Length;
            others.Add(new AuditedFile(new SourceFile(file.Name, file.Text), isTest: TestFiles.IsTest(file.Name), cancellationToken));
        }

        return new AuditedFiles(looked, [.. looked.Files.Select(file => new AuditedFile(file.Source, file.IsTest, cancellationToken)), .. others], leftOut);
    }
}
