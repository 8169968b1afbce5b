using Mcp.Daemon.Answers;
using Mcp.Daemon.Workflows.Answering;

namespace Mcp.Daemon.Workflows;

/// <summary>What an expert's outcome means for the investigation: its state, what is wanted, and what the agent does now.</summary>
internal static class OutcomeStates
{
    /// <summary>Names in one sentence; what is wanted is listed whole beside it.</summary>
    private const int MostNamed = 5;

    public static AnswerState Of(ExpertOutcome outcome) => outcome switch
    {
        ExpertOutcome.NeedsFiles or ExpertOutcome.TestSampleNeeded => AnswerState.NeedsFiles,
        ExpertOutcome.NarrowerReview => AnswerState.NeedsInput,
        ExpertOutcome.MoreTests => AnswerState.Working,
        _ => AnswerState.Complete,
    };

    /// <summary>
    /// What the caller is asked for: only where the outcome asks for anything, and nothing that a rule denies or that the
    /// expert has. Whoever reads it may be a program that does as it is told.
    /// </summary>
    public static WantedReport? Wanted(ReadAnswer read, IReadOnlyList<WantedFile> files)
    {
        List<string> asked = [.. files.Where(file => file is { IsDenied: false, WasSent: false }).Select(file => file.Name)];
        return !AnswerOutcome.Asks(read.Outcome) || (asked.Count == 0 && read.Question is null) ? null
            : new WantedReport(asked.Count > 0 ? asked : null, read.Question);
    }

    /// <summary>What becomes of the files that the expert named and the caller is not simply asked for, one sentence each.</summary>
    public static IEnumerable<string> Notes(ReadAnswer read, IReadOnlyList<WantedFile> files)
    {
        var asks = AnswerOutcome.Asks(read.Outcome);
        List<WantedFile> had = [.. files.Where(file => file.WasSent)];
        List<WantedFile> refused = [.. files.Where(file => !file.WasSent && (file.IsDenied || (asks && file.WhyNot is not null)))];
        List<WantedFile> others = [.. files.Where(file => !asks && file is { IsDenied: false, WasSent: false })];
        if (had.Count > 0)
        {
            yield return $"The expert asked for what it had: {Listed([.. had.Select(file => file.ToString())])}.";
        }

        if (refused.Count > 0)
        {
            yield return $"The expert asked for what it is not given: {Listed([.. refused.Select(file => file.ToString())])}.";
        }

        if (others.Count > 0)
        {
            yield return $"The expert could judge, and would also have looked at {Listed([.. others.Select(file => $"`{file.Name}`")])}.";
        }
    }

    /// <summary>Null where the tool itself says how to conclude.</summary>
    /// <param name="files">What the answer asks for.</param>
    /// <param name="inVain">What earlier answers of this investigation asked for and could not have.</param>
    /// <param name="number">Of the step that is to be sent.</param>
    /// <param name="where">The thread it goes to: <c>with continuation_id …</c>.</param>
    public static string? Next(
        string tool, ReadAnswer read, IReadOnlyList<WantedFile> files, IReadOnlyList<WantedFile> inVain, int number, string where) => read.Outcome switch
    {
        ExpertOutcome.NeedsFiles or ExpertOutcome.TestSampleNeeded when files.Count > 0 && files.All(file => file.WhyNot is not null && inVain.Any(before => before.Name == file.Name)) =>
            "The expert asks again for what it has or cannot be given: go on without. Take what it says here as its answer, or name another model for a step of its own.",
        ExpertOutcome.NeedsFiles or ExpertOutcome.TestSampleNeeded when files.Count > 0 && files.All(file => file.WasSent) =>
            $"The expert asks for what it was sent whole already; sending it again changes nothing. Take what it says here as its answer, or call {tool} with step_number {number}, next_step_required false and in step where it is to look{Answered(read)}, {where}: it is told that it has the file.",
        ExpertOutcome.NeedsFiles when files.Count > 0 && files.All(file => file.WhyNot is not null) =>
            $"The expert cannot judge without files that cannot be given; the notes say why. Call {tool} with step_number {number}, next_step_required false and in relevant_files others that show the same, if there are any{Answer(read)}, {where}: the expert is told what it cannot have.",
        ExpertOutcome.NeedsFiles =>
            $"The expert cannot judge without {Files(files)}. Call {tool} with step_number {number}, next_step_required false and those that exist and matter in relevant_files{Answer(read)}, {where}.",
        ExpertOutcome.TestSampleNeeded =>
            $"The expert wants to see how this project writes its tests. Call {tool} with step_number {number}, next_step_required false and one or two existing test files in relevant_files ({Files(files)}){Answer(read)}, {where}.",
        ExpertOutcome.NarrowerReview =>
            $"The expert asks for a smaller scope{(read.Question is null ? "" : "; its question says which")}. Call {tool} with step_number {number}, next_step_required false and the part that matters most in step and relevant_files, {where}.",
        ExpertOutcome.MoreTests =>
            $"These are not all tests that are needed. Write these first; then call {tool} with step_number {number} and next_step_required false, {where}, for the others.",
        ExpertOutcome.FullReviewAdvised => "The expert advises a line-by-line review; codereview does one. What it says here stands on its own.",
        _ => null,
    };

    private static string Files(IReadOnlyList<WantedFile> files)
    {
        List<string> names = [.. files.Where(file => file.WhyNot is null).Select(file => file.Name)];
        return names.Count == 0 ? "further files" : Listed(names);
    }

    private static string Listed(List<string> names) => names.Count <= MostNamed ? string.Join(", ", names)
        : $"{string.Join(", ", names.Take(MostNamed))} and {names.Count - MostNamed} more";

    // The question itself stands beside: the words of an expert are no part of ours.
    private static string Answer(ReadAnswer read) => read.Question is null ? "" : ", and the answer to its question in step";

    private static string Answered(ReadAnswer read) => read.Question is null ? "" : ", with the answer to its question";
}
