using Mcp.Daemon.Answers;
using Mcp.Daemon.Evidence;
using Mcp.Daemon.Threads;
using Mcp.Daemon.Workflows.Answering;

namespace Mcp.Daemon.Workflows;

/// <summary>
/// What the expert of this investigation has asked for in vain: it is told so with the next question, and an answer that
/// asks for the same again sends nobody to look for it a third time.
/// </summary>
internal static class WantedBefore
{
    /// <summary>The files of earlier answers that cannot be given, or were there, each once.</summary>
    public static IReadOnlyList<WantedFile> Of(WorkflowTraits traits, Look look, StepPlace place)
    {
        if (look.Thread is not { } thread || place.Before.Count == 0)
        {
            return [];
        }

        var begin = place.Before[0].Number;
        return
        [
            .. thread.Turns.Where(turn => turn.Role is ThreadTurn.Assistant && turn.Tool == traits.Tool && turn.Number > begin)
                .Select(turn => (Turn: turn, Read: AnswerReading.Read(turn.Text, traits.Form)))
                .Where(answer => answer.Read.Outcome is ExpertOutcome.NeedsFiles or ExpertOutcome.TestSampleNeeded)
                .SelectMany(answer => WantedFile.Of(answer.Read, look.Workspace, new SentWhole(HadBy(thread, answer.Turn), look.Files)))
                .Where(file => file.WhyNot is not null)
                .DistinctBy(file => file.Name),
        ];
    }

    /// <summary>For the expert's next question; none when everything could be given.</summary>
    public static IEnumerable<QuestionSection> Sections(IReadOnlyList<WantedFile> inVain) => QuestionSection.Given(
    [
        ("Files that you asked for and cannot have", Listed(
            inVain.Where(file => !file.WasSent), "Judge without them, and say what that leaves open; do not ask for them again.")),
        ("Files that you asked for and have", Listed(
            inVain.Where(file => file.WasSent), "They are all there is of them: look there, and judge; do not ask for them again.")),
    ]);

    private static string? Listed(IEnumerable<WantedFile> files, string order) =>
        string.Concat(files.Select(file => $"- {file}\n")) is { Length: > 0 } lines ? lines + order : null;

    private static IReadOnlyList<FileBlock> HadBy(ConversationThread thread, ThreadTurn answer) =>
    [
        .. thread.Turns.Where(turn => turn.Role is ThreadTurn.User && turn.Number < answer.Number).SelectMany(turn => turn.Files)
            .Select(file => new FileBlock(file.Name, file.Hash, file.Lines ?? "", "", file.Tokens)),
    ];
}
