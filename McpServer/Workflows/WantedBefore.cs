using Mcp.Daemon.Answers;
using Mcp.Daemon.Files;
using Mcp.Daemon.Threads;
using Mcp.Daemon.Workflows.Answering;

namespace Mcp.Daemon.Workflows;

/// <summary>
/// What the expert of this investigation has asked for in vain: it is told so with the next question, and an answer that
/// asks for the same again sends nobody to look for it a third time.
/// </summary>
internal static class WantedBefore
{
    /// <summary>The files of earlier answers that cannot be given, each once.</summary>
    public static IReadOnlyList<WantedFile> Of(WorkflowTraits traits, ConversationThread? thread, StepPlace place, Workspace workspace)
    {
        if (thread is null || place.Before.Count == 0)
        {
            return [];
        }

        var begin = place.Before[0].Number;
        return
        [
            .. thread.Turns.Where(turn => turn.Role is ThreadTurn.Assistant && turn.Tool == traits.Tool && turn.Number > begin)
                .Select(turn => AnswerReading.Read(turn.Text, traits.Form))
                .Where(read => read.Outcome is ExpertOutcome.NeedsFiles or ExpertOutcome.TestSampleNeeded)
                .SelectMany(read => WantedFile.Of(read, workspace))
                .Where(file => file.WhyNot is not null)
                .DistinctBy(file => file.Name),
        ];
    }

    /// <summary>For the expert's next question; null when everything could be given.</summary>
    public static QuestionSection? Section(IReadOnlyList<WantedFile> refused) => refused.Count == 0 ? null : new QuestionSection(
        "Files that you asked for and cannot have",
        string.Join('\n', refused.Select(file => $"- {file}")) + "\nJudge without them, and say what that leaves open; do not ask for them again.");
}
