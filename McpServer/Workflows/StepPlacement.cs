using Mcp.Contract;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Threads;

namespace Mcp.Daemon.Workflows;

/// <summary>
/// Finds the place of a step: a beginning, the next one, one that corrects the last, one that goes back, or the same
/// one once more. A function of the thread and the step alone.
/// </summary>
/// <remarks>
/// A number that was used by another session with other words is a conflict: of two writers one is told, each time it
/// comes with the same words. The same session may correct its last step. Everything earlier is changed by going back,
/// which says so.
/// </remarks>
internal static class StepPlacement
{
    /// <summary>More steps than get lost on the way: a number beyond them is a slip, and not an investigation's.</summary>
    private const int MostSkipped = 100;

    private const string TaskGivenUp =
        "That gave up the task too: what this step says is the task now, and files that only those steps named are not read. "
        + "If the task is still the same, begin with it anew: step_number 1, without backtrack_from_step.";

    /// <param name="thread">The thread that the call named, or null.</param>
    /// <param name="digest">Of this step's arguments.</param>
    /// <exception cref="ToolFailureException">The step has no place there; the message says which it could have.</exception>
    public static StepPlace Of(string tool, StepArguments step, string digest, string session, ConversationThread? thread)
    {
        var mine = thread?.Turns.Where(turn => turn.Role is ThreadTurn.StepRole && turn.Tool == tool && turn.Step is not null).ToList() ?? [];
        var run = mine.Count > 0 ? mine.Max(turn => turn.Step!.Run) : 0;
        var steps = mine.Where(turn => turn.Step!.Run == run && !turn.Step.IsReplaced).OrderBy(turn => turn.Step!.Number).ToList();
        if (steps.Count == 0)
        {
            return step.Number == 1 && step.BacktrackFrom is null ? new StepPlace { Run = run + 1 } : throw NoBeginning(tool, step, thread);
        }

        var last = steps[^1].Step!;
        if (last.Digest == digest)
        {
            // It comes before anything else that the step may say: one that went back has gone back already.
            return new StepPlace { Run = run, Before = steps[..^1], Recorded = steps[^1] };
        }

        if (step.BacktrackFrom is { } from)
        {
            return Back(tool, step, from, run, steps);
        }

        return step.Number switch
        {
            1 when last.NextRequired && steps[0].Step!.Digest == digest => throw BegunAlready(tool, thread!.Id, last.Number),
            1 when last.Number > 1 || !last.NextRequired => new StepPlace { Run = run + 1, Notes = PutAside(last) },
            var number when number - last.Number > MostSkipped => throw TooFar(tool, number, last.Number),
            var number when number > last.Number => new StepPlace { Run = run, Before = steps, Notes = Gap(number, last.Number) },
            var number when number < last.Number => throw Passed(tool, number, last.Number),
            _ => Corrected(step, session, run, steps, hasLost: mine.Exists(turn => HasLost(turn, digest, steps[^1])), thread!.Id),
        };
    }

    private static StepPlace Back(string tool, StepArguments step, int from, int run, List<ThreadTurn> steps)
    {
        var last = steps[^1].Step!.Number;
        var first = steps[0].Step!.Number;
        if (from < first || from > last || step.Number < from)
        {
            throw new ToolFailureException(
                ErrorCode.InvalidArgument,
                $"Going back in {tool}: backtrack_from_step is {from} and step_number {step.Number}; the investigation has {StepNumbers.Of(steps)}. "
                + "backtrack_from_step must be a step that it has, and step_number not below that.");
        }

        var given = steps.Where(turn => turn.Step!.Number >= from).ToList();
        return new StepPlace
        {
            Run = run,
            Before = [.. steps.Except(given)],
            Replaced = [.. given.Select(turn => turn.Number)],
            Notes = given.Count == steps.Count && step.Number > 1 ? [WentBack(given), TaskGivenUp] : [WentBack(given)],
        };
    }

    // Given up behind the step that counts, and not by it: it came second when two wrote at once.
    private static bool HasLost(ThreadTurn turn, string digest, ThreadTurn last) =>
        turn.Step!.IsReplaced && turn.Step.Run == last.Step!.Run && turn.Step.Digest == digest && turn.Number > last.Number;

    private static StepPlace Corrected(StepArguments step, string session, int run, List<ThreadTurn> steps, bool hasLost, string thread)
    {
        var last = steps[^1];
        return last.Step!.Session == session && !hasLost
            ? new StepPlace
            {
                Run = run, Before = steps[..^1], Replaced = [last.Number],
                Notes = [$"Step {step.Number} was given again with other content and takes the place of the earlier one."],
            }
            : throw ThreadFailures.StepConflict(thread, last.Tool, step.Number, hasLost ? "does not count" : "was not recorded", last);
    }

    private static IReadOnlyList<string> Gap(int number, int last) => number == last + 1 ? []
        : [$"The thread had step {last} last, so {(number == last + 2 ? $"step {last + 1} is" : $"steps {last + 1} to {number - 1} are")} not in it. If something was found there, report it with the next step."];

    private static string WentBack(List<ThreadTurn> given) => given.Count == 1
        ? $"Went back: {StepNumbers.Of(given)} no longer counts, and what it found is left out."
        : $"Went back: {StepNumbers.Of(given)} no longer count, and what they found is left out.";

    // Whose steps are done is nothing to speak of: the thread goes on by its next task.
    private static IReadOnlyList<string> PutAside(ThreadStep last) => last.NextRequired
        ? [$"This begins a new investigation in the thread. The one before it was at step {last.Number} and is put aside: its steps do not count here."] : [];

    private static ToolFailureException BegunAlready(string tool, string thread, int last) => new(
        ErrorCode.InvalidArgument,
        $"Recording step 1 of {tool}: thread {thread} has this very step already, and the investigation is at step {last}. Nothing was recorded again. The next one is {last + 1}; "
        + "another investigation begins with continuation_id \"new\", or here with another task in step.");

    private static ToolFailureException Passed(string tool, int number, int last) => new(
        ErrorCode.InvalidArgument,
        $"Recording step {number} of {tool}: the investigation is at step {last}. The next one is {last + 1}; to do it over from there, "
        + $"add backtrack_from_step {number} where {tool} takes it, else correct it with the next one.");

    private static ToolFailureException TooFar(string tool, int number, int last) => new(
        ErrorCode.InvalidArgument,
        $"Recording step {number} of {tool}: the investigation is at step {last}, and a step may be at most {MostSkipped} ahead. The next one is {last + 1}.");

    private static ToolFailureException NoBeginning(string tool, StepArguments step, ConversationThread? thread) => new(
        ErrorCode.InvalidArgument,
        $"Recording step {step.Number} of {tool}: "
        + (thread is null
            ? "it names no thread, so nothing is known of the steps before it. Pass the thread.id of the earlier answer as continuation_id, or begin with step_number 1."
            : $"thread {thread.Id} holds no investigation by {tool} yet. Begin it with step_number 1; what the thread knows is taken along."));
}
