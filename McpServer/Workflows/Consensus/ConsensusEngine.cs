using Mcp.Daemon.Answers;
using Mcp.Daemon.Evidence;
using Mcp.Daemon.Experts.Asking;
using Mcp.Daemon.Experts.Catalogue;
using Mcp.Daemon.Threads;
using Mcp.Daemon.Tokens;
using Mcp.Daemon.Workflows.Answering;
using Microsoft.Extensions.AI;

namespace Mcp.Daemon.Workflows.Consensus;

/// <summary>
/// Runs a step of a panel: all experts at once on the last step, one of them on each step before, and all of them again
/// when the panel is complete and somebody has more to say. What was said lies in the thread and nowhere else.
/// </summary>
internal sealed class ConsensusEngine(Expert expert, PanelChoice choice, SystemPrompt prompts, ThreadStore threads, TokenCounter tokens, TimeProvider time)
{
    public const string Tool = "consensus";

    public async Task<Answer> RunAsync(StepCall call, CancellationToken cancellationToken)
    {
        var step = new StepArguments(call.Arguments);
        ConsensusSteps.Refuse(step);
        var scope = call.Workspace.Root ?? "";
        var going = step.ContinuationId is { } id and not StepArguments.NewThread ? threads.Open(id, scope) : null;
        if (ConsensusSteps.Declined(step, call) is { } reason)
        {
            return ConsensusAnswers.Declined(step, reason);
        }

        // Step 1: the place in the thread, and who sits on the panel.
        var json = StepJson.Of(call.Arguments);
        var place = StepPlacement.Of(Tool, step, StepJson.Digest(json), call.Asking.SessionId, going);
        var investigation = Investigation.Of([.. place.Before.Select(turn => StepArguments.Parse(turn.Step!.Arguments)), step]);
        call.Say(1, 3, "reading files");
        var evidence = StepEvidence.Read(call.Workspace, investigation, isLast: true, cancellationToken);
        var named = investigation.Steps.FirstOrDefault(each => each.All.Has("models"))?.All.Objects("models") ?? [];
        var wish = new ExpertQuestion
        {
            Messages = evidence.Images.Count > 0 ? [new ChatMessage(ChatRole.User, [.. evidence.Images])] : [], Category = ModelCategory.Extended,
        };
        var panel = await choice.OfAsync(PanelMembers.Read(named), wish, call.Asking, cancellationToken);
        var members = panel.Select(each => each.Member).ToList();

        // Step 2: the step is recorded, and what was said so far is read back.
        var thread = new WorkflowThread(threads, scope, going, call.Keys);
        if (place.Recorded is null)
        {
            thread.Record(
                ConsensusSteps.Turn(step, place, evidence, call.Asking.SessionId, json, named.Count > 0 ? [] : members), place.Replaced,
                isWanted: step.NextRequired || step.ContinuationId is not null, mustBeKept: step.NextRequired);
        }

        var (round, answers) = PanelTurns.Of(thread.Thread, Tool, place.Run, members);
        var isComplete = round > 0 && members.TrueForAll(member => answers.Any(answer => answer.Member == member));
        var before = isComplete ? answers : [];
        var due = isComplete ? members : ConsensusSteps.Due(step, members, answers);

        // Step 3: those whose turn it is are asked, each by itself.
        call.Say(2, 3, $"asking {due.Count} experts");
        var asked = panel.Where(each => due.Contains(each.Member)).ToList();
        var fitted = asked.Select(each => Fit(each.Plan, investigation, evidence, call.Asking.Settings.MostFileTokens, cancellationToken)).ToList();
        var questions = new PanelQuestions
        {
            System = prompts.Of(Tool, PanelForm.Form.Describe(), call.Asking.Settings),
            Proposal = investigation.Task, Images = evidence.Images, Before = before, Remark = isComplete ? step.Step : null,
        };
        var quorum = Math.Min(call.Asking.Settings.PanelQuorum ?? ((members.Count / 2) + 1), members.Count);
        var said = await new PanelRound(expert, Math.Min(quorum, due.Count), call.Asking.Settings.PanelDeadline, time).AskAsync(
            [.. asked.Select((each, i) => questions.For(each.Member, each.Plan, fitted[i].Blocks))], call.Asking, cancellationToken);
        IReadOnlyList<PanelAnswer> fresh = [.. said.Select((answer, i) => Read(asked[i].Member, answer, fitted[i].Blocks))];

        // Step 4: it is kept, compared and told.
        IReadOnlyList<PanelAnswer> all = [.. members.Select(member => fresh.Concat(isComplete ? [] : answers).FirstOrDefault(answer => answer.Member == member)).OfType<PanelAnswer>()];
        Keep(thread, fresh, fitted, isNewRound: round == 0 || isComplete, isComplete ? step.Step : investigation.Task);
        var report = PanelReports.Of(all, [.. members.Where(member => all.All(answer => answer.Member != member))], before, quorum, isComplete ? round + 1 : Math.Max(1, round));
        return new ConsensusAnswers(step, place, evidence, thread).Of(report, fresh, all, fitted);
    }

    private FittedFiles Fit(
        ModelPlan plan, Investigation investigation, StepEvidence evidence, int mostFileTokens, CancellationToken cancellationToken)
    {
        var model = plan.First.Model;
        if (evidence.Files.Files.Count == 0)
        {
            return EvidenceFit.Of([], Focus.None, 0, tokens, cancellationToken);
        }

        // System prompt, proposal and answers of others are short beside files; the room's own margin covers them.
        var room = QuestionRoom.For(model.ContextTokens, model.MaxOutputTokens).Tokens - tokens.Count(investigation.Task);
        return EvidenceFit.Of(
            evidence.Files.Files, InvestigationFocus.Of(investigation, [], Focus.None), Math.Min(room * 3 / 4, mostFileTokens), tokens, cancellationToken);
    }

    private static PanelAnswer Read(PanelMember member, ExpertAnswer answer, IReadOnlyList<FileBlock> sent)
    {
        var said = answer.Text.Length > 0 ? AnswerReading.Read(answer.Text, PanelForm.Form) : null;
        return new PanelAnswer(member, said)
        {
            Expert = answer, Raw = answer.Text, Findings = said is null ? [] : Grounding.Check(said.Findings, sent),
        };
    }

    private static void Keep(
        WorkflowThread thread, IReadOnlyList<PanelAnswer> fresh, List<FittedFiles> fitted, bool isNewRound, string question)
    {
        var answered = fresh.Where(answer => answer.State is PanelMemberState.Answered).ToList();
        if (answered.Count > 0)
        {
            var turns = answered.Select(answer => PanelTurns.Answer(Tool, answer));
            thread.Keep([.. isNewRound ? [PanelTurns.Question(Tool, question, fitted[0].Blocks)] : Array.Empty<ThreadTurn>(), .. turns]);
        }
    }
}
