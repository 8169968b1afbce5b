using Mcp.Daemon.Answers;

namespace Mcp.Daemon.Workflows.Answering;

/// <summary>Outcomes as they are written: ours in snake case, and those that models know from older systems of this kind.</summary>
internal static class OutcomeWords
{
    // Folded: lower case, letters and digits only.
    private static readonly Dictionary<string, ExpertOutcome> Known = new(StringComparer.Ordinal)
    {
        ["complete"] = ExpertOutcome.Complete,
        ["completed"] = ExpertOutcome.Complete,
        ["done"] = ExpertOutcome.Complete,
        ["success"] = ExpertOutcome.Complete,
        ["analysiscomplete"] = ExpertOutcome.Complete,
        ["reviewcomplete"] = ExpertOutcome.Complete,
        ["codereviewcomplete"] = ExpertOutcome.Complete,
        ["investigationcomplete"] = ExpertOutcome.Complete,
        ["refactoranalysiscomplete"] = ExpertOutcome.Complete,
        ["securityanalysiscomplete"] = ExpertOutcome.Complete,
        ["testgenerationcomplete"] = ExpertOutcome.Complete,
        ["tracecomplete"] = ExpertOutcome.Complete,
        ["planningsuccess"] = ExpertOutcome.Complete,
        ["needsfiles"] = ExpertOutcome.NeedsFiles,
        ["needsmorefiles"] = ExpertOutcome.NeedsFiles,
        ["filesneeded"] = ExpertOutcome.NeedsFiles,
        ["filesrequired"] = ExpertOutcome.NeedsFiles,
        ["filesrequiredtocontinue"] = ExpertOutcome.NeedsFiles,
        ["investigationpaused"] = ExpertOutcome.NeedsFiles,
        ["refactoringpaused"] = ExpertOutcome.NeedsFiles,
        ["narrowerreview"] = ExpertOutcome.NarrowerReview,
        ["focusedreviewrequired"] = ExpertOutcome.NarrowerReview,
        ["codetoolarge"] = ExpertOutcome.NarrowerReview,
        ["fullreviewadvised"] = ExpertOutcome.FullReviewAdvised,
        ["fullcodereviewrequired"] = ExpertOutcome.FullReviewAdvised,
        ["fullreviewrequired"] = ExpertOutcome.FullReviewAdvised,
        ["nobugfound"] = ExpertOutcome.NoBugFound,
        ["nobugsfound"] = ExpertOutcome.NoBugFound,
        ["testsampleneeded"] = ExpertOutcome.TestSampleNeeded,
        ["testsamplerequired"] = ExpertOutcome.TestSampleNeeded,
        ["moretests"] = ExpertOutcome.MoreTests,
        ["moretestsrequired"] = ExpertOutcome.MoreTests,
        ["moretestsneeded"] = ExpertOutcome.MoreTests,
    };

    public static string Of(ExpertOutcome outcome) => AnswerText.Words(outcome.ToString());

    /// <summary>The outcome that a word means, or null.</summary>
    public static ExpertOutcome? Read(string word) => Known.TryGetValue(FoldedName.Of(word), out var outcome) ? outcome : null;
}
