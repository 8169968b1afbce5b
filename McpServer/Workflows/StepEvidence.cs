using Mcp.Daemon.Answers;
using Mcp.Daemon.Evidence;
using Mcp.Daemon.Files;
using Mcp.Daemon.Threads;
using Microsoft.Extensions.AI;

namespace Mcp.Daemon.Workflows;

/// <summary>What a step names, as it was read: files and images, and on the last step those of all steps.</summary>
internal sealed record StepEvidence(Workspace Workspace, ReadFiles Files, IReadOnlyList<DataContent> Images, IReadOnlyList<string> Notes)
{
    /// <summary>What a thread remembers of the files of one step: a directory's are many, and the first say enough.</summary>
    private const int MostRemembered = 200;

    /// <summary>Whether any file or directory was named.</summary>
    public bool NamesFiles { get; init; }

    /// <summary>What of it there is to see.</summary>
    public SeenEvidence Seen => SeenEvidence.Of(this);

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

            return new StepEvidence(workspace, files, images, notes) { NamesFiles = step.RelevantFiles.Count + remembered.Count > 0 };
        }
        catch (FileRefusedException e)
        {
            throw new ToolFailureException(
                e.Refusal.Code, $"Reading what step {step.Number} names: {e.Refusal.Message} Nothing was recorded; correct the step and send it again.");
        }
    }

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
