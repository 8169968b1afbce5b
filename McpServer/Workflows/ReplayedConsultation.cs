using Mcp.Daemon.Answers;
using Mcp.Daemon.Evidence;
using Mcp.Daemon.Experts.Questions;
using Mcp.Daemon.Threads;

namespace Mcp.Daemon.Workflows;

/// <summary>
/// The answer that the thread holds already for this very step: it was paid for, and may not have arrived. Given again
/// when nothing it rests on has changed.
/// </summary>
internal static class ReplayedConsultation
{
    public static (ExpertAnswer Answer, IReadOnlyList<FileBlock> Sent)? Of(
        StepPlace place, string tool, ConversationThread? thread, Look look, ThreadStore threads)
    {
        if (place.Recorded is not { } step || thread is null
            || thread.Turns.FirstOrDefault(turn => turn.Number > step.Number && turn.Tool == tool && turn.Step is not { IsReplaced: true }) is not { Role: ThreadTurn.User } question
            || thread.Turns.FirstOrDefault(turn => turn.Number == question.Number + 1) is not { Role: ThreadTurn.Assistant } answer
            || !KeptTurns.IsWhole(answer)
            || step.Files.Any(file => look.Files.FirstOrDefault(now => now.Name == file.Name)?.Hash != file.Hash))
        {
            return null;
        }

        var texts = threads.Blocks(question.Files.Select(file => file.BlockDigest).OfType<string>());
        return (
            new ExpertAnswer
            {
                Report = new ExpertReport(ExpertState.Answered, "This very step was answered before; its answer is given again. Change the step to have it asked anew.")
                {
                    Model = answer.Model, Raw = answer.Text, Cached = true,
                },
                Text = answer.Text,
            },
            [
                .. question.Files.Where(file => file.BlockDigest is { } digest && texts.ContainsKey(digest))
                    .Select(file => new FileBlock(file.Name, file.Hash, file.Lines ?? "", texts[file.BlockDigest!], file.Tokens)),
            ]);
    }
}
