using Mcp.Contract;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Threads;
using Mcp.Daemon.Workflows;
using NUnit.Framework;
using static Mcp.Tests.Workflows.Steps;

namespace Mcp.Tests.Workflows;

public class StepPlacementTests
{
    [Test]
    public void First_step_without_a_thread_begins()
    {
        Assert.That(Place(Step(1), null), Has.Property("Run").EqualTo(1).And.Property("Before").Empty);
    }

    [Test]
    public void Later_step_without_a_thread_is_refused_with_the_way_to_go_on()
    {
        Assert.That(() => Place(Step(3), null), Fails(ErrorCode.InvalidArgument, "continuation_id"));
    }

    [Test]
    public void Next_step_goes_on_from_all_before_it()
    {
        var place = Place(Step(3), Thread(Turn(Step(1), 0), Turn(Step(2), 1)));

        Assert.That((place.Before.Count, place.Replaced.Count, place.Notes.Count), Is.EqualTo((2, 0, 0)));
    }

    [Test]
    public void Gap_in_the_numbers_is_taken_and_told()
    {
        var place = Place(Step(5), Thread(Turn(Step(1), 0), Turn(Step(2), 1)));

        Assert.That(place.Before, Has.Count.EqualTo(2));
        Assert.That(place.Notes.Single(), Does.Contain("steps 3 to 4 are not in it"));
    }

    [TestCase(103), TestCase(int.MaxValue)]
    public void Number_that_is_far_ahead_is_refused_with_the_next_one(int number)
    {
        Assert.That(() => Place(Step(number), Thread(Turn(Step(1), 0), Turn(Step(2), 1))), Fails(ErrorCode.InvalidArgument, "The next one is 3"));
    }

    [Test]
    public void Last_step_given_once_more_is_known_again()
    {
        var place = Place(Step(2), Thread(Turn(Step(1), 0), Turn(Step(2), 1)), session: "other");

        Assert.That((place.Recorded!.Number, place.Before.Count, place.Replaced.Count), Is.EqualTo((1, 1, 0)));
    }

    [Test]
    public void Last_step_given_otherwise_by_its_own_session_corrects_it()
    {
        var place = Place(Step(2, "\"hypothesis\":\"new\""), Thread(Turn(Step(1), 0), Turn(Step(2), 1)));

        Assert.That(place.Replaced, Is.EqualTo(new[] { 1 }));
        Assert.That(place.Notes.Single(), Does.Contain("takes the place of the earlier one"));
    }

    [Test]
    public void Last_step_given_otherwise_by_another_session_is_a_conflict()
    {
        var thread = Thread(Turn(Step(1), 0), Turn(Step(2), 1));

        Assert.That(() => Place(Step(2, "\"hypothesis\":\"new\""), thread, session: "other"), Fails(ErrorCode.ThreadConflict, "backtrack_from_step 2"));
    }

    [Test]
    public void Number_that_was_passed_is_refused_with_the_next_one()
    {
        var thread = Thread(Turn(Step(1), 0), Turn(Step(2), 1), Turn(Step(3), 2));

        Assert.That(() => Place(Step(2), thread), Fails(ErrorCode.InvalidArgument, "The next one is 4"));
    }

    [Test]
    public void Going_back_gives_up_that_step_and_those_behind_it()
    {
        var thread = Thread(Turn(Step(1), 0), Turn(Step(2), 1), Turn(Step(3), 2));

        var place = Place(Step(4, "\"backtrack_from_step\":2"), thread);

        Assert.That(place.Replaced, Is.EqualTo(new[] { 1, 2 }));
        Assert.That(place.Before.Select(turn => turn.Number), Is.EqualTo(new[] { 0 }));
    }

    [TestCase(4, 4)]
    [TestCase(1, 2)]
    public void Going_back_to_nowhere_is_refused(int number, int from)
    {
        var thread = Thread(Turn(Step(1), 0), Turn(Step(2), 1));

        Assert.That(() => Place(Step(number, $"\"backtrack_from_step\":{from}"), thread), Fails(ErrorCode.InvalidArgument, "has steps 1 and 2"));
    }

    [Test]
    public void Step_that_was_given_up_does_not_count()
    {
        var thread = Thread(Turn(Step(1), 0), Turn(Step(2), 1, replaced: true), Turn(Step(2, "\"hypothesis\":\"b\""), 2));

        Assert.That(Place(Step(3), thread).Before.Select(turn => turn.Number), Is.EqualTo(new[] { 0, 2 }));
    }

    [TestCase(2, new[] { 1, 2 }, "step 2 no longer counts, and what it found is left out")]
    [TestCase(2, new[] { 1, 2, 5 }, "steps 2 and 5 no longer count, and what they found is left out")]
    [TestCase(2, new[] { 1, 2, 3 }, "steps 2 and 3 no longer count")]
    [TestCase(2, new[] { 1, 2, 3, 4, 7 }, "steps 2 to 4 and 7 no longer count")]
    public void Steps_that_are_given_up_are_told_by_their_numbers(int from, int[] numbers, string words)
    {
        var thread = Thread([.. numbers.Select((number, turn) => Turn(Step(number), turn))]);

        var place = Place(Step(numbers[^1] + 1, $"\"backtrack_from_step\":{from}"), thread);

        Assert.That(place.Notes.Single(), Does.StartWith($"Went back: {words}"));
    }

    [TestCase(1, 1), TestCase(3, 2)]
    public void Task_that_is_given_up_by_a_later_step_is_told(int number, int notes)
    {
        var thread = Thread(Turn(Step(1), 0), Turn(Step(2), 1));

        var place = Place(Step(number, "\"backtrack_from_step\":1"), thread);

        Assert.That(place.Notes, Has.Count.EqualTo(notes));
        Assert.That(place.Notes.Any(note => note.Contains("gave up the task too", StringComparison.Ordinal)), Is.EqualTo(number > 1));
    }

    [TestCase(2), TestCase(3)]
    public void Step_that_went_back_is_known_again_and_goes_back_no_further(int number)
    {
        var back = Step(number, "\"backtrack_from_step\":2", next: false);
        var thread = Thread(Turn(Step(1), 0), Turn(Step(2), 1, replaced: true), Turn(back, 2));

        var place = Place(back, thread, session: "other");

        Assert.That((place.Recorded!.Number, place.Before.Count, place.Replaced.Count, place.Notes.Count), Is.EqualTo((2, 1, 0, 0)));
    }

    [Test]
    public void First_step_given_once_more_behind_others_is_refused_with_the_next_one()
    {
        var thread = Thread(Turn(Step(1), 0), Turn(Step(2), 1));

        Assert.That(() => Place(Step(1), thread), Fails(ErrorCode.InvalidArgument, "has this very step already, and the investigation is at step 2. Nothing was recorded again. The next one is 3"));
    }

    [Test]
    public void First_step_with_another_task_begins_another_investigation_and_says_what_is_put_aside()
    {
        var place = Place(Step(1, "\"step\":\"Another task.\""), Thread(Turn(Step(1), 0), Turn(Step(2), 1)));

        Assert.That((place.Run, place.Before.Count), Is.EqualTo((2, 0)));
        Assert.That(place.Notes.Single(), Does.Contain("The one before it was at step 2 and is put aside"));
    }

    [Test]
    public void First_step_behind_an_end_begins_another_investigation_in_whatever_words()
    {
        var place = Place(Step(1), Thread(Turn(Step(1), 0), Turn(Step(2, next: false), 1)));

        Assert.That((place.Run, place.Before.Count, place.Notes.Count), Is.EqualTo((2, 0, 0)));
    }

    [Test]
    public void First_step_behind_one_that_was_the_only_one_begins_another_investigation()
    {
        var place = Place(Step(1, "\"hypothesis\":\"b\""), Thread(Turn(Step(1, next: false), 0)));

        Assert.That((place.Run, place.Replaced.Count), Is.EqualTo((2, 0)));
    }

    [Test]
    public void Steps_of_another_tool_are_none_of_ours()
    {
        var thread = Thread(Turn(Step(1), 0, "codereview"), Turn(Step(2), 1, "codereview"));

        Assert.That(Place(Step(1), thread).Run, Is.EqualTo(1));
        Assert.That(() => Place(Step(3), thread), Fails(ErrorCode.InvalidArgument, "holds no investigation by debug"));
    }

    [Test]
    public void Step_behind_the_last_one_goes_on_with_what_was_ended()
    {
        var place = Place(Step(3, next: false), Thread(Turn(Step(1), 0), Turn(Step(2, next: false), 1)));

        Assert.That((place.Run, place.Before.Count), Is.EqualTo((1, 2)));
    }

    private static StepPlace Place(StepArguments step, ConversationThread? thread, string session = "s1") =>
        StepPlacement.Of("debug", step, StepJson.Digest(StepJson.Of(step.All)), session, thread);

    private static NUnit.Framework.Constraints.ContainsConstraint Fails(string code, string words) =>
        Throws.TypeOf<ToolFailureException>().With.Property("Code").EqualTo(code).And.Message.Contains(words);
}
