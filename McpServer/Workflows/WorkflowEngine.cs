using Mcp.Contract;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Threads;

namespace Mcp.Daemon.Workflows;

/// <summary>
/// Runs one step of any workflow: finds its place in the thread, reads what it names, records it, looks at the evidence,
/// and on the last step puts it before an expert. The one engine of all workflow tools; it keeps nothing.
/// </summary>
/// <remarks>The steps of its way are numbered here and in README.</remarks>
internal sealed class WorkflowEngine(ThreadStore threads, ExpertAnalysis analysis, LargeLooks large)
{
    public async Task<Answer> RunAsync(IWorkflow workflow, StepCall call, CancellationToken cancellationToken)
    {
        var step = new StepArguments(call.Arguments);
        Refuse(workflow, step);

        // Step 1: the thread, and the place of this step in it.
        var opened = OpenedStep.Of(call, step, threads, workflow.Traits.Tool);
        var (json, digest, place, investigation) = opened.In(workflow.Traits.Tool);
        var endsEarly = workflow.Traits.EndsWhenSure ? EarlyCompletion.ReasonToEnd(investigation) : null;
        var isLast = !step.NextRequired || endsEarly is not null;

        if (!isLast && step.All.Has("model") && step.UseExpert is not false)
        {
            await analysis.CheckModelAsync(workflow.Traits, investigation, call, cancellationToken);
        }

        // Step 2: the files it names.
        call.Say(1, 4, "reading files");
        var evidence = StepEvidence.Read(call.Workspace, investigation, isLast, cancellationToken);
        var files = new IssueFiles(evidence);
        var issues = files.Checked(isLast ? AgentIssues.Of(investigation) : AgentIssues.From(step.Issues), cancellationToken);

        // Step 3: the step is recorded; from here on nothing of it is lost.
        var thread = new WorkflowThread(threads, opened.Scope, opened.Going, call.Keys);
        if (place.Recorded is null)
        {
            // What earlier steps brought up stands with them.
            var own = files.Checked(AgentIssues.New(investigation), cancellationToken);
            var turn = new ThreadTurn(ThreadTurn.StepRole, StepText.AsTurn(workflow.Traits.Tool, step, own), workflow.Traits.Tool, null)
            {
                Files = evidence.Named,
                Findings = own,
                Step = new ThreadStep
                {
                    Run = place.Run, Number = step.Number, Total = step.Total, NextRequired = !isLast,
                    Session = call.Asking.SessionId, Digest = digest, Arguments = json,
                },
            };
            thread.Record(turn, place.Replaced, isWanted: !isLast || step.ContinuationId is not null, mustBeKept: false);
        }

        // Step 4: the tool's own look at the evidence.
        call.Say(2, 4, "looking at the evidence");
        var look = new Look
        {
            Investigation = investigation, Workspace = evidence.Workspace, Files = evidence.Files.Files, IsLast = isLast, Thread = opened.Going,
            Say = doing => call.Say(2, 4, doing),
        };
        var answers = new WorkflowAnswers(workflow, investigation, place, evidence, thread, endsEarly);
        call.SoFar(answers.SoFar(issues));
        var local = await large.InTurnAsync(
            look.Files, () => look.Say("waiting for another large look to end"), () => workflow.LookAsync(look, cancellationToken), cancellationToken);
        local = local.With(evidence.ChangedSection(place.Before, place.Recorded));
        call.SoFar(answers.SoFar([.. local.Findings, .. issues]));
        if (!isLast || local.Holds is not null)
        {
            thread.BeginNow([]); // it goes on, so it needs a place to go on in
            return answers.Working(local, issues);
        }

        // Step 5: the expert, if the policy has one asked.
        IReadOnlyList<Finding> findings = [.. local.Findings, .. issues];
        var decision = ValidationPolicy.Decide(
            workflow.Traits, investigation, local, findings, evidence.Seen, call.Asking.Settings.UseAssistantModel);
        if (!decision.AsksExpert)
        {
            return answers.Local(local, issues, decision);
        }

        var replayed = await analysis.ReplayAsync(workflow.Traits, place, opened.Going, look, threads, call, cancellationToken);
        if (replayed is null && thread.Thread is { } full && full.Exchanges >= threads.MaxExchanges)
        {
            return answers.Local(local, issues, ValidationDecision.Full(full, threads.MaxExchanges));
        }

        call.Say(3, 4, "asking the expert");
        var consultation = replayed ?? await analysis.ConsultAsync(
            workflow.Traits, look with { Thread = thread.Thread }, local, findings, place, evidence.Images, call, cancellationToken);

        // Step 6: what was said is kept with the thread, and told.
        return answers.Validated(local, issues, decision, consultation);
    }

    private static void Refuse(IWorkflow workflow, StepArguments step)
    {
        var faults = CourseFaults.Of(step).Concat(workflow.Faults(step)).ToList();
        if (faults.Count > 0)
        {
            throw new ToolFailureException(
                ErrorCode.InvalidArgument,
                $"Checking step {step.Number} of {workflow.Traits.Tool}: {string.Join("; ", faults)}. Nothing was recorded; correct the step and send it again.");
        }
    }
}
