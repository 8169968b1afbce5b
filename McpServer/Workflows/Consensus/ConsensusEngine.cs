using Mcp.Daemon.Answers;
using Mcp.Daemon.Evidence;
using Mcp.Daemon.Experts.Asking;
using Mcp.Daemon.Experts.Catalogue;
using Mcp.Daemon.Experts.Questions;
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
        var opened = OpenedStep.Of(call, step, threads, Tool);
        if (ConsensusSteps.Declined(step, call) is { } reason)
        {
            return ConsensusAnswers.Declined(step, reason);
        }

        // Step 1: the place in the thread, and who sits on the panel.
        var (json, digest, place, investigation) = opened.In(Tool);
        call.Say(1, 3, "reading files");
        var evidence = StepEvidence.Read(call.Workspace, investigation, isLast: true, cancellationToken);
        var named = investigation.Steps.FirstOrDefault(each => each.All.Has("models"))?.All.Objects("models") ?? [];
        var wish = new ExpertQuestion
        {
            Messages = evidence.Images.Count > 0 ? [new ChatMessage(ChatRole.User, [.. evidence.Images])] : [], Category = ModelCategory.Extended,
        };
        var panel = await choice.OfAsync(PanelMembers.Read(named), wish, call.Asking, cancellationToken);
        var members = panel.Select(each => each.Member).ToList();

        // Step 2: what was said so far is read back, and the step is recorded.
        var task = PanelTask.Of(step, place, members, PanelTurns.Of(opened.Going, Tool, place.Run, members));
        if (task.IsNew && opened.Going is { } full && full.Exchanges >= threads.MaxExchanges)
        {
            throw ThreadFailures.Full(full.Id, threads.MaxExchanges);
        }

        var thread = new WorkflowThread(threads, opened.Scope, opened.Going, call.Keys);
        if (place.Recorded is null)
        {
            thread.Record(
                ConsensusSteps.Turn(step, place, evidence, call.Asking.SessionId, json, digest, named.Count > 0 ? [] : members), place.Replaced,
                isWanted: step.NextRequired || step.ContinuationId is not null, mustBeKept: step.NextRequired);
        }

        // Step 3: those whose turn it is are asked, each by itself; each answer is kept and known as soon as it is there.
        call.Say(2, 3, $"asking {task.Due.Count} experts");
        var asked = panel.Where(each => task.Due.Contains(each.Member)).ToList();
        var fitted = asked.Select(each => Fit(each.Plan, investigation, evidence, call.Asking.Settings.MostFileTokens, cancellationToken)).ToList();
        var requests = task.Answered.Where(answer => answer.State is PanelMemberState.NeedsFiles && task.Due.Contains(answer.Member)).ToList();
        var questions = new PanelQuestions
        {
            System = prompts.Of(Tool, PanelForm.Form.Describe(), call.Asking.Settings),
            Proposal = investigation.Task, Images = evidence.Images, Before = task.Before, Remark = task.Remark,
            Replies =
            [
                .. requests.Select(request => PanelReply.Of(request, new PanelWants(requests, [], evidence), place, step, investigation.Task)),
            ],
        };
        var quorum = Math.Min(call.Asking.Settings.PanelQuorum ?? ((members.Count / 2) + 1), members.Count);
        var told = new ConsensusAnswers(step, place, evidence, thread) 
        {
            Asked = [.. asked.Select((each, i) => (each.Member, fitted[i]))],
            Remarks =
            [
                .. CourseFaults.Remarks(step), .. ConsensusSteps.Remarks(step, named, task),
                .. new[] { named.Count == 0 ? PanelChoice.Remark(members) : null }.OfType<string>(),
            ],
        };
        var fresh = new List<PanelAnswer>();
        var isKept = !task.IsNew;
        call.SoFar(Answer());
        await new PanelRound(expert, Math.Clamp(quorum - task.Answered.Count(answer => answer.Judges), 0, task.Due.Count), call.Asking.Settings.PanelDeadline, time).AskAsync(
            [.. asked.Select((each, i) => questions.For(each.Member, each.Plan, fitted[i].Blocks))], call.Asking, Arrived, cancellationToken);
        if (fresh.Any(answer => answer.State is PanelMemberState.NeedsFiles))
        {
            // It goes on, so it needs a place to go on in.
            thread.BeginNow([Question(), .. fresh.Where(answer => answer.IsKept).Select(answer => PanelTurns.Answer(Tool, answer))]);
        }

        return Answer();

        bool Arrived(int index, ExpertAnswer said)
        {
            var answer = Read(asked[index].Member, said, fitted[index].Blocks);
            fresh.Add(answer);
            if (answer.IsKept)
            {
                thread.Keep([.. isKept ? Array.Empty<ThreadTurn>() : [Question()], PanelTurns.Answer(Tool, answer)]);
                isKept = true;
            }

            call.SoFar(Answer());
            return answer.State is PanelMemberState.Answered;
        }

        ThreadTurn Question() => PanelTurns.Question(Tool, task.Remark ?? investigation.Task, fitted[0].Blocks);

        // Step 4: it is compared and told.
        Answer Answer()
        {
            var known = fresh.Concat(task.Answered.Where(answer => !task.Due.Contains(answer.Member))).ToList();
            IReadOnlyList<PanelAnswer> all = [.. members.Select(member => known.FirstOrDefault(answer => answer.Member == member)).OfType<PanelAnswer>()];
            var pending = members.Where(member => all.All(answer => answer.Member != member)).ToList();
            var wants = new PanelWants(all, task.Answered, evidence);
            return told.Of(PanelReports.Of(all, pending, task.Before, wants, quorum, task.Round), [.. all.Where(fresh.Contains)], all, wants);
        }
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
            Expert = answer, Raw = answer.Text, Sent = sent, Findings = said is null ? [] : Grounding.Check(said.Findings, sent),
        };
    }
}
