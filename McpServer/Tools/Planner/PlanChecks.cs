using System.Globalization;
using System.Text.RegularExpressions;
using Mcp.Daemon.Answers;

namespace Mcp.Daemon.Tools.Planner;

/// <summary>What can be said of a plan without knowing its subject.</summary>
internal static partial class PlanChecks
{
    /// <summary>Less than this is a heading: nobody could begin with it.</summary>
    private const int ShortStep = 20;

    /// <summary>A plan of fewer steps is a note, and needs no step of its own for the proof.</summary>
    private const int LongEnoughForProof = 3;

    /// <summary>On the way what the newest step brings, each once; at the end all that stands.</summary>
    /// <param name="isWhole">Whether the plan ends here: what a later step could still mend is then a fault.</param>
    public static IReadOnlyList<Finding> Of(Plan plan, bool isWhole)
    {
        var found = new List<Finding>();
        foreach (var step in isWhole ? plan.Standing : plan.Steps.TakeLast(1))
        {
            Check(found, step, plan);
        }

        if (isWhole)
        {
            found.AddRange(plan.Standing.SelectMany(step => UnknownSteps(step, plan.Steps.Max(each => each.Number))));
            Whole(found, plan, plan.Standing);
        }

        return found;
    }

    private static void Check(List<Finding> found, PlanStep step, Plan plan)
    {
        var numbers = plan.Steps.Select(each => each.Number).ToHashSet();
        if (step.Text.Length < ShortStep)
        {
            found.Add(Found("vague_step", Severity.Low, $"Step {step.Number} is {step.Text.Length} characters long: it does not say what is done, nor when it is done.", step.Text));
        }

        foreach (var (what, target) in new[] { ("revises", step.Revises), ("branches from", step.BranchFrom) })
        {
            if (target is { } number && (number >= step.Number || !numbers.Contains(number)))
            {
                found.Add(Found("unknown_step", Severity.Medium, $"Step {step.Number} {what} step {number}, which the plan does not have before it.", null));
            }
        }

        if (step is { Branch: { } branch, BranchFrom: null } && !plan.Steps.Any(other => other.Branch == branch && other.Number < step.Number))
        {
            var others = plan.Branches.Where(other => other != branch).ToList();
            found.Add(Found(
                "unknown_branch", Severity.Medium,
                $"Step {step.Number} belongs to branch {branch}, which no step began: give it a branch_from_step{(others.Count == 0 ? "." : $", or the name of one that was begun ({string.Join(", ", others)}).")}",
                null));
        }
    }

    private static IEnumerable<Finding> UnknownSteps(PlanStep step, int last)
    {
        foreach (Match reference in StepReference().Matches(step.Text))
        {
            if (int.Parse(reference.Groups[1].Value, CultureInfo.InvariantCulture) is var number && number > last)
            {
                yield return Found("unknown_step", Severity.Medium, $"Step {step.Number} speaks of step {number}, which the plan does not have.", reference.Value);
            }
        }
    }

    private static void Whole(List<Finding> found, Plan plan, IReadOnlyList<PlanStep> standing)
    {
        if (standing.Count >= LongEnoughForProof && !standing.Any(step => Proof().IsMatch(step.Text)))
        {
            found.Add(Found("no_proof", Severity.Medium, "No step says how one would see that the plan worked (a test, a measurement, an observation).", null));
        }

        if (standing.Any(step => Irreversible().IsMatch(step.Text)) && !standing.Any(step => WayBack().IsMatch(step.Text)))
        {
            var step = standing.First(each => Irreversible().IsMatch(each.Text));
            found.Add(Found("no_way_back", Severity.Medium, $"Step {step.Number} cannot be undone, and no step says how to go back.", Irreversible().Match(step.Text).Value));
        }

        foreach (var branch in plan.Branches.Where(branch => !standing.Any(step => step.Branch != branch && step.Text.Contains(branch, StringComparison.OrdinalIgnoreCase))))
        {
            found.Add(Found("undecided_branch", Severity.Low, $"Branch {branch} is neither taken nor dropped: no other step mentions it.", null));
        }

        foreach (var pair in standing.GroupBy(step => step.Text, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1))
        {
            found.Add(Found("repeated_step", Severity.Low, $"The steps {string.Join(", ", pair.Select(step => step.Number))} say the same.", pair.Key));
        }
    }

    private static Finding Found(string kind, Severity severity, string text, string? quote) => new()
    {
        Kind = kind, Severity = severity, Text = text, Quote = quote, Source = FindingSource.Local,
    };

    [GeneratedRegex(@"\bstep\s+(\d{1,3})\b", RegexOptions.IgnoreCase)]
    private static partial Regex StepReference();

    [GeneratedRegex(@"\b(tests?|verif\w+|checks?|measur\w+|compar\w+|reconcil\w+|confirm\w*|prov(e|es|ed|ing)|dry.?run|rehears\w*|observ\w+|validat\w+|benchmark\w*|monitor\w*|assert\w*|smoke|review)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Proof();

    [GeneratedRegex(@"\b(drop (the )?(table|column|database)|delete (the |all )?(old|data|files|table|column|users?)|migrat\w+|cut ?over|switch (over|traffic)|decommission\w*|purge|truncate)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Irreversible();

    [GeneratedRegex(@"\b(roll(s|ed|ing)? ?back|rollback|revert\w*|back ?up|restor\w+|feature flag|dual.?write|undo|way back)\b", RegexOptions.IgnoreCase)]
    private static partial Regex WayBack();
}
