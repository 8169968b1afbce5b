using Mcp.Daemon.Answers;
using Mcp.Daemon.Schemas;
using Mcp.Daemon.Workflows;
using Mcp.Daemon.Workflows.Answering;

namespace Mcp.Daemon.Tools.Planner;

/// <summary>
/// <c>planner</c>: a plan that grows step by step, with revisions and branches; it is kept, checked for what a plan can be
/// checked for, and put together at the end. An expert examines it when asked.
/// </summary>
internal sealed class PlannerWorkflow : IWorkflow
{
    /// <summary>A plan of so many steps decides more in its first steps than in all others; the number is that of the tools agents know.</summary>
    private const int LongPlan = 5;

    /// <summary>A long plan gets its outline in its first steps; from then on it is filled in.</summary>
    private const int EarlySteps = 3;

    public static ToolDefinition Definition { get; } = new()
    {
        Name = "planner",
        Title = "Planner",
        Description = "Builds a plan step by step, with branches and revisions.",
        Arguments = new ObjectSchema(
            [
                .. StepSchema.Course,
                new Property("is_step_revision", PropertyType.Boolean, ""),
                new Property("revises_step_number", PropertyType.Integer, ""),
                new Property("is_branch_point", PropertyType.Boolean, ""),
                new Property("branch_from_step", PropertyType.Integer, ""),
                new Property("branch_id", PropertyType.Text, ""),
                new Property("more_steps_needed", PropertyType.Boolean, ""),
                StepSchema.UseAssistantModel, StepSchema.ContinuationId, StepSchema.Model,
            ]),
        AsksExpert = true,
        OpenWorld = true,
    };

    public WorkflowTraits Traits { get; } = new()
    {
        Tool = Definition.Name,
        Expert = ExpertUse.OnRequest,
        EndsWhenSure = false,
        NeedsNoEvidence = true,
        TellsSteps = true,
        Form = new AnswerForm("planner")
        {
            Outcomes = [ExpertOutcome.Complete], // a plan takes no files, so none are asked for
            Members =
            [
                new("missing", FormMemberType.TextList, "what would still be missing when every step is done"),
                new("order", FormMemberType.TextList, "the step numbers in the order you would take them, where it differs, with the reason"),
                new("risks", FormMemberType.ObjectList, "steps that may fail")
                {
                    Fields = [new("step", "its number"), new("rests_on", "what it takes for granted"), new("early_sign", "what would show early that it fails")],
                },
            ],
        },
    };

    public IEnumerable<string> Faults(StepArguments step)
    {
        var arguments = step.All;
        if (arguments.Flag("is_step_revision", otherwise: false) && arguments.Integer("revises_step_number") is null)
        {
            yield return "is_step_revision is true, so revises_step_number has to say which step is revised";
        }

        if (arguments.Integer("revises_step_number") is { } revised && (revised < 1 || revised >= step.Number))
        {
            yield return $"revises_step_number is {revised}; only a step before {step.Number} can be revised";
        }

        if (arguments.Flag("is_branch_point", otherwise: false) && (arguments.Integer("branch_from_step") is null || string.IsNullOrWhiteSpace(arguments.Text("branch_id"))))
        {
            yield return "is_branch_point is true, so branch_from_step has to say where the branch begins and branch_id what it is called";
        }
    }

    public Task<LocalEvidence> LookAsync(Look look, CancellationToken cancellationToken)
    {
        var plan = Plan.Of(look.Investigation);
        var goesOn = look.Investigation.Current.All.Flag("more_steps_needed", otherwise: false);
        return Task.FromResult(new LocalEvidence
        {
            Findings = PlanChecks.Of(plan, isWhole: look.IsLast && !goesOn),
            Sections = look.IsLast ? [new QuestionSection("The plan", PlanText.Of(plan))] : [],
            Text = look.IsLast ? "# Plan\n" + PlanText.Of(plan) : PlanText.Latest(plan),
            Details = PlanJson.Of(plan),
            Holds = look.IsLast && goesOn ? AnswerState.Working : null,
        });
    }

    public string Guide(Investigation investigation, LocalEvidence evidence)
    {
        var step = investigation.Current;
        var first = evidence.Findings.Any(finding => finding.Severity <= Severity.Medium)
            ? $"Step {step.Number} does not fit the plan, as the findings say: mend it first, with the same step_number and other words." : null;
        return Sentences.Of(first, step.Total < LongPlan || step.Number > EarlySteps ? "Add the next step, revise one that no longer holds, or branch where two ways are open."
            : step.Number switch
            {
                1 => "Before you go on: what does success look like, what must not change, and which unknown could overturn the plan?",
                2 => "Before you go on: weigh two different ways to the goal, and put the riskiest assumption where it is tested first.",
                _ => "Before you go on: what does each step need that an earlier one provides, and where is the point of no return?",
            });
    }

    public string Conclude(Investigation investigation, LocalEvidence evidence, ReadAnswer? answer) => Sentences.Of(
        evidence.Findings.Count > 0 ? "Mend the plan where the findings say so." : null,
        answer is null ? "Present the plan and begin with its first step. use_assistant_model true on the last step has an expert examine it."
            : "Settle what the expert found missing, then present the plan and begin with its first step.");
}
