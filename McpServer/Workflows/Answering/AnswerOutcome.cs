using Mcp.Daemon.Answers;

namespace Mcp.Daemon.Workflows.Answering;

/// <summary>What an answer comes to, and what it asks for with that.</summary>
internal static class AnswerOutcome
{
    // Folded. In older forms an outcome that asks for something says here what.
    private static readonly string[] Reasons = ["reason", "suggestion", "mandatoryinstructions"];

    /// <summary>The last outcome that was named, if it was offered.</summary>
    public static ExpertOutcome Of(IReadOnlyList<ObjectReading> objects, AnswerForm form, List<string> notes)
    {
        var named = objects.LastOrDefault(one => one.Outcome is not null)?.Outcome;
        if (named is { } outcome && (outcome is ExpertOutcome.Complete || form.Outcomes.Contains(outcome)))
        {
            return outcome;
        }

        if (named is not null || objects.Any(one => one.HasOtherOutcome))
        {
            notes.Add(named is { } other
                ? $"The expert chose an outcome that it was not offered, {OutcomeWords.Of(other)}; it is read as complete."
                : "The expert's outcome is none of those it was offered; it is read as complete.");
            return ExpertOutcome.Complete;
        }

        return OnlyAsksForFiles(objects) && form.Outcomes.Contains(ExpertOutcome.NeedsFiles) ? ExpertOutcome.NeedsFiles : ExpertOutcome.Complete;
    }

    /// <summary>Whether an outcome asks the caller for something: only then is what is wanted passed on as a request.</summary>
    public static bool Asks(ExpertOutcome outcome) => outcome is not (ExpertOutcome.Complete or ExpertOutcome.NoBugFound);

    /// <summary>Whether the outcome asks for something, and no question says what: its reason then stands for the question.</summary>
    public static bool IsAskedByReason(IReadOnlyList<ObjectReading> objects, ExpertOutcome outcome) =>
        Asks(outcome) && objects.All(one => one.Question.Length == 0);

    public static bool IsReason(Member member, AnswerForm form) =>
        Reasons.Contains(FoldedName.Of(member.Name)) && !form.Members.Any(own => own.Name == member.Name);

    private static bool OnlyAsksForFiles(IReadOnlyList<ObjectReading> objects) =>
        objects.Any(one => one.Files.Count > 0) && objects.All(one => one.Findings.Count == 0 && one.Summary.Length == 0);
}
