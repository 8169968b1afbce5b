using Mcp.Daemon.Workflows;

namespace Mcp.Daemon.Tools.Planner;

/// <summary>A plan as its steps make it, put together anew each time.</summary>
internal sealed record Plan(IReadOnlyList<PlanStep> Steps)
{
    /// <summary>The steps that no other took the place of: what was revised is no fault of the plan any more.</summary>
    public IReadOnlyList<PlanStep> Standing => [.. Steps.Where(step => step.RevisedBy is null)];

    /// <summary>The branches in the order in which they were begun.</summary>
    public IReadOnlyList<string> Branches => [.. Steps.Select(step => step.Branch).OfType<string>().Distinct()];

    public static Plan Of(Investigation investigation)
    {
        var steps = investigation.Steps.Select(step => new PlanStep(
            step.Number, step.Step.Trim(),
            step.All.Text("branch_id") is { Length: > 0 } branch ? branch : null,
            step.All.Integer("branch_from_step"),
            step.All.Integer("revises_step_number"),
            null)).ToList();
        return new Plan([.. steps.Select(step => step with { RevisedBy = steps.LastOrDefault(other => other.Revises == step.Number)?.Number })]);
    }

    /// <summary>What holds now of a line: each step with the newest that took its place, or itself.</summary>
    /// <param name="branch">Null for the main line.</param>
    public IEnumerable<(PlanStep Step, PlanStep Newest)> Line(string? branch) => Steps
        .Where(step => step.Branch == branch && !TakesAPlace(step))
        .Select(step => (step, Latest(step)));

    // What revises a step that the plan does not have stands at its own place: nothing of a plan may vanish.
    private bool TakesAPlace(PlanStep step) => step.Revises is { } revised && Steps.Any(other => other.Number == revised);

    private PlanStep Latest(PlanStep step)
    {
        while (step.RevisedBy is { } by && Steps.FirstOrDefault(other => other.Number == by) is { } newer)
        {
            step = newer;
        }

        return step;
    }
}
