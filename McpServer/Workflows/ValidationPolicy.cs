using Mcp.Daemon.Answers;

namespace Mcp.Daemon.Workflows;

/// <summary>
/// Whether the last step is put before an expert, and why. The agent's confidence alone never decides: a model that is
/// sure of itself is the very case that a second opinion is for.
/// </summary>
internal static class ValidationPolicy
{
    /// <summary>A handful of files is what somebody can be certain of.</summary>
    private const int FewFiles = 3;

    /// <param name="useByDefault">DEFAULT_USE_ASSISTANT_MODEL.</param>
    /// <param name="findings">By our own checks and by the agent.</param>
    /// <param name="seen">What was read of the files that all steps name.</param>
    public static ValidationDecision Decide(
        WorkflowTraits traits, Investigation investigation, LocalEvidence evidence, IReadOnlyList<Finding> findings, SeenEvidence seen, bool useByDefault)
    {
        // A tool that is asked to have an expert has one until it is told otherwise: the answer may ask for another step.
        var wish = investigation.Current.UseExpert
            ?? (traits.Expert is ExpertUse.OnRequest && investigation.Flag("use_assistant_model", otherwise: false) ? true : null);
        if (wish is false)
        {
            return new(ExpertState.Declined, "The call set use_assistant_model to false.");
        }

        if (wish is null && traits.Expert is ExpertUse.OnRequest)
        {
            return new(ExpertState.Skipped, $"{traits.Tool} asks an expert only when use_assistant_model is true.");
        }

        if (wish is null && !useByDefault)
        {
            return new(ExpertState.Declined, "DEFAULT_USE_ASSISTANT_MODEL is false, and the call did not ask for an expert.");
        }

        if (evidence.WhyNoExpert is { } why)
        {
            return new(ExpertState.Skipped, why);
        }

        if (wish is null && !traits.NeedsNoEvidence && IsEmpty(traits, investigation, evidence, findings, seen))
        {
            return seen.Nothing is { } nothing
                ? new(ExpertState.Skipped, $"{nothing} No expert was asked: there is nothing to judge. use_assistant_model true has one judge the words alone.")
                {
                    Next = SeenEvidence.NameOthers,
                }
                : new(ExpertState.Skipped, "There is nothing to validate: no file, no issue, and findings of fewer than two steps.");
        }

        return investigation.Confidence is Confidence.Certain && wish is null
            ? WhenCertain(traits, investigation, evidence, findings, seen) : ValidationDecision.Ask(null);
    }

    // What was said of code that nobody can read is nothing to judge by a tool whose subject is the code.
    private static bool IsEmpty(
        WorkflowTraits traits, Investigation investigation, LocalEvidence evidence, IReadOnlyList<Finding> findings, SeenEvidence seen) =>
        (traits.JudgesFiles && seen.Nothing is not null)
        || (evidence.Blocks is null && !seen.HasContent && findings.Count == 0 && investigation.WithFindings.Take(2).Count() < 2);

    private static ValidationDecision WhenCertain(
        WorkflowTraits traits, Investigation investigation, LocalEvidence evidence, IReadOnlyList<Finding> findings, SeenEvidence seen)
    {
        var changed = evidence.Report?.Git?.Files ?? 0;
        var files = Math.Max(Math.Max(investigation.RelevantFiles.Count, seen.Files), changed);
        var serious = findings.Count(finding => finding.Severity <= Severity.High);
        var doubtful = findings.Count(finding => finding.Grounded is false);
        string? against = !traits.MayGoWithoutExpert ? $"{traits.Tool} always has its result validated"
            : serious > 0 ? $"{Counted.Of(serious, "finding")} of high severity or above"
            : doubtful > 0 ? $"{Counted.Of(doubtful, "finding")} could not be found in the files"
            : files > FewFiles ? $"{files} files are more than certainty is taken for"
            : investigation.WithFindings.Take(2).Count() < 2 && !seen.HasContent && changed == 0 ? "one step of findings without a file is no evidence"
            : null;
        return against is null
            ? new(ExpertState.Skipped, $"The agent is certain, no more than {FewFiles} files are concerned, and nothing serious was found. use_assistant_model true asks an expert all the same.")
            : ValidationDecision.Ask($"Asked although the agent is certain: {against}.");
    }
}
