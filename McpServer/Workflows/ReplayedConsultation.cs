using Mcp.Daemon.Answers;
using Mcp.Daemon.Evidence;
using Mcp.Daemon.Experts.Asking;
using Mcp.Daemon.Threads;
using Mcp.Daemon.Workflows.Answering;

namespace Mcp.Daemon.Workflows;

/// <summary>
/// The answer that the thread holds already for this very step: it was paid for, and may not have arrived. Given again
/// when nothing it rests on has changed.
/// </summary>
internal static class ReplayedConsultation
{
    public static Consultation? Of(WorkflowTraits traits, StepPlace place, ConversationThread? thread, Look look, ThreadStore threads)
    {
        if (place.Recorded is not { } step || thread is null
            || thread.Turns.FirstOrDefault(turn => turn.Number > step.Number && turn.Tool == traits.Tool && turn.Step is not { IsReplaced: true }) is not { Role: ThreadTurn.User } question
            || thread.Turns.FirstOrDefault(turn => turn.Number == question.Number + 1) is not { Role: ThreadTurn.Assistant } answer
            || !KeptTurns.IsWhole(answer)
            || step.Files.Any(file => look.Files.FirstOrDefault(now => now.Name == file.Name)?.Hash != file.Hash))
        {
            return null;
        }

        var read = AnswerReading.Read(answer.Text, traits.Form);
        var texts = threads.Blocks(question.Files.Select(file => file.BlockDigest).OfType<string>());
        IReadOnlyList<FileBlock> sent =
        [
            .. question.Files.Where(file => file.BlockDigest is { } digest && texts.ContainsKey(digest))
                .Select(file => new FileBlock(file.Name, file.Hash, file.Lines ?? "", texts[file.BlockDigest!], file.Tokens)),
        ];
        return new Consultation
        {
            Expert = new ExpertAnswer
            {
                Report = new ExpertReport(ExpertState.Answered, "This very step was answered before; its answer is given again. Change the step to have it asked anew.")
                {
                    Model = answer.Model, Raw = answer.Text, Cached = true,
                },
                Text = answer.Text,
            },
            Read = read,
            Findings = Grounding.Check(read.Findings, sent),
            Sent = sent,
        };
    }
}
