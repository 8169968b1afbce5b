using Mcp.Daemon.Evidence;
using Mcp.Daemon.Workflows.Answering;

namespace Mcp.Daemon.Workflows;

/// <summary>
/// The files that an expert had before it, whole and as they are now: who asks for one of them asks for what it has, and
/// sending it again would be paid for and change nothing.
/// </summary>
internal sealed class SentWhole
{
    private readonly IReadOnlyList<QuestionFile> _files;
    private readonly SentFiles _blocks;

    /// <param name="sent">What went out before the answer. Only names, marks and lines count.</param>
    /// <param name="files">The files of the investigation as they are now.</param>
    public SentWhole(IReadOnlyList<FileBlock> sent, IReadOnlyList<QuestionFile> files)
    {
        _files = [.. files.Where(file => sent.Any(block => IsWhole(block, file)))];
        _blocks = new SentFiles([.. sent.Where(block => _files.Any(file => IsWhole(block, file)))]);
    }

    /// <summary>The file at that path, as <c>src/a.cs:1-16</c>; null when it was not sent, or not all of it.</summary>
    public string? At(string realPath) => Place(_files.FirstOrDefault(file => file.RealPath == realPath));

    /// <summary>The file that an expert may mean by a name under which there is none.</summary>
    public string? Meant(string name) => _blocks.Find(name) is { } sent ? Place(_files.First(file => file.Name == sent.Name)) : null;

    private static bool IsWhole(FileBlock block, QuestionFile file) =>
        block.Name == file.Name && block.Mark == file.Mark && block.Lines == LineNumbers.All(file.Lines);

    private static string? Place(QuestionFile? file) => file is null ? null : $"{file.Name}:{LineNumbers.All(file.Lines)}";
}
