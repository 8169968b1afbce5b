using Mcp.Daemon.Answers;
using System.Text;

namespace Mcp.Daemon.Tools.Planner;

/// <summary>A plan for reading: the main line, then each branch under the step it leaves from.</summary>
internal static class PlanText
{
    public static string Of(Plan plan)
    {
        var text = new StringBuilder();
        Append(text, plan, null);
        foreach (var branch in plan.Branches)
        {
            var from = plan.Steps.FirstOrDefault(step => step.Branch == branch)?.BranchFrom;
            text.Append($"\n## Branch {branch}{(from is null ? "" : $", from step {from}")}\n");
            Append(text, plan, branch);
        }

        return text.ToString().TrimEnd();
    }

    /// <summary>Where the plan stands after its newest step.</summary>
    public static string Latest(Plan plan)
    {
        var step = plan.Steps[^1];
        var what = step.Revises is { } revised ? $"It takes the place of step {revised}."
            : step.Branch is { } branch ? $"It belongs to branch {branch}."
            : "It belongs to the main line.";
        var branches = plan.Branches.Count == 0 ? "" : $" Branches: {string.Join(", ", plan.Branches)}.";
        return $"Step {step.Number} is kept; the plan has {Counted.Of(plan.Steps.Count, "step")} so far. {what}{branches}";
    }

    private static void Append(StringBuilder text, Plan plan, string? branch)
    {
        foreach (var (step, newest) in plan.Line(branch))
        {
            text.Append($"{step.Number}. {newest.Text.ReplaceLineEndings("\n   ")}{(newest == step ? "" : $" (revised by step {newest.Number})")}\n");
        }
    }
}
