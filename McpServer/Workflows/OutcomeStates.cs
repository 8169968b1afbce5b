using Mcp.Daemon.Answers;
using Mcp.Daemon.Workflows.Answering;

namespace Mcp.Daemon.Workflows;

/// <summary>What an expert's outcome means for the investigation: its state, what is wanted, and what the agent does now.</summary>
internal static class OutcomeStates
{
    public static AnswerState Of(ExpertOutcome outcome) => outcome switch
    {
        ExpertOutcome.NeedsFiles or ExpertOutcome.TestSampleNeeded => AnswerState.NeedsFiles,
        ExpertOutcome.NarrowerReview => AnswerState.NeedsInput,
        ExpertOutcome.MoreTests => AnswerState.Working,
        _ => AnswerState.Complete,
    };

    public static WantedReport? Wanted(ReadAnswer read) => read.FilesNeeded.Count == 0 && read.Question is null ? null
        : new WantedReport(read.FilesNeeded.Count > 0 ? read.FilesNeeded : null, read.Question);

    /// <summary>Null where the tool itself says how to conclude.</summary>
    /// <param name="number">Of the step that is to be sent.</param>
    /// <param name="where">The thread it goes to: <c>with continuation_id …</c>.</param>
    public static string? Next(string tool, ExpertOutcome outcome, ReadAnswer read, int number, string where) => outcome switch
    {
        ExpertOutcome.NeedsFiles =>
            $"The expert cannot judge without {Files(read)}. Call {tool} with step_number {number}, next_step_required false and those that exist and matter in relevant_files, {where}.",
        ExpertOutcome.TestSampleNeeded =>
            $"The expert wants to see how this project writes its tests. Call {tool} with step_number {number} and one or two existing test files in relevant_files ({Files(read)}), {where}.",
        ExpertOutcome.NarrowerReview =>
            $"The expert asks for a smaller scope{Asked(read)} Call {tool} with step_number {number} and the part that matters most in step and relevant_files, {where}.",
        ExpertOutcome.MoreTests =>
            $"These are not all tests that are needed. Write these first; then call {tool} with step_number {number} and next_step_required false, {where}, for the others.",
        ExpertOutcome.FullReviewAdvised => "The expert advises a line-by-line review; codereview does one. What it says here stands on its own.",
        _ => null,
    };

    private static string Files(ReadAnswer read) => read.FilesNeeded.Count switch
    {
        0 => "further files",
        <= 5 => string.Join(", ", read.FilesNeeded),
        _ => $"{string.Join(", ", read.FilesNeeded.Take(5))} and {read.FilesNeeded.Count - 5} more",
    };

    private static string Asked(ReadAnswer read) => read.Question is { Length: > 0 } question ? $": {question.TrimEnd('.')}." : ".";
}
