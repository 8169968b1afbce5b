using Mcp.Daemon.Answers;
using Mcp.Daemon.Evidence;
using Mcp.Daemon.Files;
using Mcp.Daemon.Threads;
using Mcp.Daemon.Workflows.Answering;
using Microsoft.Extensions.AI;

namespace Mcp.Daemon.Workflows;

/// <summary>What a step names, as it was read: files and images, and on the last step those of all steps.</summary>
internal sealed record StepEvidence(Workspace Workspace, ReadFiles Files, IReadOnlyList<DataContent> Images, IReadOnlyList<string> Notes)
{
    /// <summary>What a thread remembers of the files of one step: a directory's are many, and the first say enough.</summary>
    private const int MostRemembered = 200;

    /// <summary>The files by hash, for the thread.</summary>
    public IReadOnlyList<ThreadFile> Named => [.. Files.Files.Take(MostRemembered).Select(file => new ThreadFile(file.Name, file.Hash))];

    /// <exception cref="ToolFailureException">A path that this very step names is refused or missing.</exception>
    public static StepEvidence Read(Workspace session, Investigation investigation, bool isLast, CancellationToken cancellationToken)
    {
        var step = investigation.Current;
        try
        {
            var remembered = isLast ? investigation.RememberedFiles : [];
            var workspace = step.RelevantFiles.Concat(remembered).FirstOrDefault() is { } path ? session.Around(path) : session;
            var files = ReadFiles.Of(workspace, new FileWish { Named = step.RelevantFiles, Remembered = remembered, Words = Words(investigation) }, cancellationToken);
            var images = ImageArgument.Read(workspace, step.Images).Select(image => image.Content).ToList();
            var notes = new List<string>();
            if (isLast)
            {
                images.AddRange(investigation.Images.Except(step.Images).Select(image => ReadAgain(workspace, image, notes)).OfType<DataContent>());
            }

            return new StepEvidence(workspace, files, images, notes);
        }
        catch (FileRefusedException e)
        {
            throw new ToolFailureException(
                e.Refusal.Code, $"Reading what step {step.Number} names: {e.Refusal.Message} Nothing was recorded; correct the step and send it again.");
        }
    }

    /// <summary>The agent's issues, each that is about a file of this step held against it.</summary>
    public IReadOnlyList<Finding> Checked(IEnumerable<Finding> issues) => [.. issues.Select(Checked)];

    /// <summary>Files that an earlier step named with other content, or that are gone, one sentence each.</summary>
    /// <param name="before">The steps before this one.</param>
    /// <param name="recorded">This very step, when it was given before; or null.</param>
    public IEnumerable<string> Changed(IReadOnlyList<ThreadTurn> before, ThreadTurn? recorded)
    {
        foreach (var file in Files.Files)
        {
            if ((recorded is null ? before : before.Append(recorded)).LastOrDefault(turn => turn.Files.Any(each => each.Name == file.Name)) is { } known
                && known.Files.First(each => each.Name == file.Name).Hash != file.Hash)
            {
                yield return $"{file.Name} has changed since step {known.Step?.Number}: what was found in it then may not hold any more.";
            }
        }

        foreach (var (name, step) in GoneFiles.Of(before, Files.Files, Workspace))
        {
            yield return $"{name} is gone since step {step}: what was found in it then does not hold any more.";
        }
    }

    /// <summary>The same for the expert, who may have files of earlier turns before it; null when nothing has changed.</summary>
    public QuestionSection? ChangedSection(IReadOnlyList<ThreadTurn> before, ThreadTurn? recorded) =>
        string.Join('\n', Changed(before, recorded).Select(sentence => $"- {sentence}")) is { Length: > 0 } lines
            ? new QuestionSection("What has changed since it was first looked at (where a file stands here more than once, the last is what it holds now)", lines)
            : null;

    // The last steps know best what it is about.
    private static string Words(Investigation investigation) => string.Join('\n', investigation.Steps.Reverse()
        .Select(step => $"{step.Hypothesis}\n{step.Findings}\n{step.Step}").Concat(investigation.RelevantContext));

    // An issue about a file that this step does not name is neither right nor wrong by it.
    private Finding Checked(Finding issue)
    {
        var meant = issue.File is { Length: > 0 } name
            ? Files.Files.Where(file => Path.GetFileName(file.Name) == Path.GetFileName(name.Replace('\\', '/'))).ToList()
            : [];
        return meant.Count == 0 ? issue : Grounding.Check(
            [issue], [.. meant.Select(file => new FileBlock(file.Name, file.Mark, LineNumbers.All(file.Lines), BlockText.Whole(file), 0))])[0];
    }

    // It could be read when its step came; that it cannot any more must not stop the end of the investigation.
    private static DataContent? ReadAgain(Workspace workspace, string image, List<string> notes)
    {
        try
        {
            return ImageArgument.Read(workspace, [image])[0].Content;
        }
        catch (Exception e) when (e is ToolFailureException or FileRefusedException)
        {
            notes.Add($"An image of an earlier step did not go along. {e.Message}");
            return null;
        }
    }
}
