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

    /// <param name="isWhole">Whether the plan ends here: what a later step could still mend is then a fault.</param>
    public static IReadOnlyList<Finding> Of(Plan plan, bool isWhole)
    {
        var found = new List<Finding>();
        var numbers = plan.Steps.Select(step => step.Number).ToHashSet();
        foreach (var step in plan.Steps)
        {
            Check(found, step, numbers);
        }

        if (isWhole)
        {
            Whole(found, plan);
        }

        return found;
    }

    private static void Check(List<Finding> found, PlanStep step, HashSet<int> numbers)
    {
        if (step.Text.Length < ShortStep)
        {
            found.Add(Found("vague_step", Severity.Low, $"Step {step.Number} is {step.Text.Length} characters long: it does not say what is done, nor when it is done.", step.Text));
        }

        foreach (var (what, target) in new[] { ("revises", step.Revises), ("branches from", step.BranchFrom) })
        {
            if (target is { } number && !numbers.Contains(number))
            {
                found.Add(Found("unknown_step", Severity.Medium, $"Step {step.Number} {what} step {number}, which the plan does not have.", null));
            }
        }

        foreach (Match reference in StepReference().Matches(step.Text))
        {
            var number = int.Parse(reference.Groups[1].Value, CultureInfo.InvariantCulture);
            if (number > numbers.Max())
            {
                found.Add(Found("unknown_step", Severity.Medium, $"Step {step.Number} speaks of step {number}, which the plan does not have.", reference.Value));
            }
        }
    }

    private static void Whole(List<Finding> found, Plan plan)
    {
        if (plan.Steps.Count >= LongEnoughForProof && !plan.Steps.Any(step => Proof().IsMatch(step.Text)))
        {
            found.Add(Found("no_proof", Severity.Medium, "No step says how one would see that the plan worked (a test, a measurement, an observation).", null));
        }

        if (plan.Steps.Any(step => Irreversible().IsMatch(step.Text)) && !plan.Steps.Any(step => WayBack().IsMatch(step.Text)))
        {
            var step = plan.Steps.First(each => Irreversible().IsMatch(each.Text));
            found.Add(Found("no_way_back", Severity.Medium, $"Step {step.Number} cannot be undone, and no step says how to go back.", Irreversible().Match(step.Text).Value));
        }

        foreach (var branch in plan.Branches.Where(branch => !plan.Steps.Any(step => step.Branch != branch && step.Text.Contains(branch, StringComparison.OrdinalIgnoreCase))))
        {
            found.Add(Found("undecided_branch", Severity.Low, $"Branch {branch} is neither taken nor dropped: no other step mentions it.", null));
        }

        foreach (var pair in plan.Steps.Where(step => step.Revises is null).GroupBy(step => step.Text, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1))
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
