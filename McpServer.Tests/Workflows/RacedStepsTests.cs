using Mcp.Contract;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Configuration;
using Mcp.Daemon.Storage;
using Mcp.Daemon.Threads;
using Mcp.Daemon.Workflows;
using Mcp.Tests.Support;
using Microsoft.Data.Sqlite;
using NUnit.Framework;
using static Mcp.Tests.Workflows.Steps;

namespace Mcp.Tests.Workflows;

/// <summary>Two who write to one thread between each other's reading and writing.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class RacedStepsTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly ThreadStore _store;
    private readonly ConversationThread _known;
    private readonly StepArguments _mine = Step(2, "\"hypothesis\":\"mine\"");

    public RacedStepsTests()
    {
        _store = new ThreadStore(new DatabaseFile(_folder["threads.db"], ThreadMigrations.All, TimeProvider.System), new ThreadSettings(), TimeProvider.System);
        _known = _store.Begin("/ws", [Turn(Step(1), 0)]);
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    [Test]
    public void Second_writer_of_a_step_is_told_to_read_the_first_ones_and_go_on_behind_it()
    {
        _store.Add(_known, [Turn(Step(2, "\"hypothesis\":\"first\""), 1)]);

        Assert.That(() => Add(_mine), Conflict("action \"show\"").And.Message.Contains("go on with step_number 3").And.Property("Retryable").False);
        Assert.That(Counting(), Is.EqualTo(new[] { 0, 1 }));
    }

    [Test]
    public void Step_that_won_is_told_to_the_caller_and_not_to_the_log()
    {
        _store.Add(_known, [Turn(Step(2, "\"hypothesis\":\"first\""), 1)]);

        var failure = Assert.Throws<ToolFailureException>(() => Add(_mine))!;

        var title = ThreadTitle.Of(Turn(Step(2, "\"hypothesis\":\"first\""), 1).Text);
        Assert.That((failure.Message.Contains(title, StringComparison.Ordinal), failure.Logged.Contains(title, StringComparison.Ordinal)), Is.EqualTo((true, false)));
        Assert.That(failure.Logged, Does.Contain("another call recorded a step 2").And.Contain("backtrack_from_step 2"));
    }

    [Test]
    public void Second_writer_of_the_same_session_does_not_win_by_sending_it_again()
    {
        _store.Add(_known, [Turn(Step(2, "\"hypothesis\":\"first\""), 1)]);
        Assert.That(() => Add(_mine), Conflict("yours is kept there as given up"));

        Assert.That(() => Place(_mine), Conflict("backtrack_from_step 2"));
        Assert.That(Place(Step(2, "\"hypothesis\":\"mine\",\"backtrack_from_step\":2")).Replaced, Is.EqualTo(new[] { 1 }));
        Assert.That(Place(Step(3)).Before.Select(turn => turn.Number), Is.EqualTo(new[] { 0, 1 }));
    }

    [Test]
    public void Step_that_was_corrected_may_come_back_in_its_first_words()
    {
        _store.Add(_store.Add(_known, [Turn(_mine, 1)]), [Turn(Step(2, "\"hypothesis\":\"corrected\""), 2)], 1);

        Assert.That(Place(_mine).Replaced, Is.EqualTo(new[] { 2 }));
    }

    [Test]
    public void What_another_tool_added_meanwhile_stops_no_step()
    {
        _store.Add(_known, [new ThreadTurn(ThreadTurn.User, "q", "chat", null), new ThreadTurn(ThreadTurn.Assistant, "a", "chat", "m"), Turn(Step(1), 3, "codereview")]);

        Assert.That(Add(_mine).Turns.Select(turn => turn.Tool), Is.EqualTo(new[] { "debug", "chat", "chat", "codereview", "debug" }));
    }

    [Test]
    public void Second_writer_is_told_of_the_step_of_its_own_tool_though_another_tool_wrote_last()
    {
        _store.Add(_known, [Turn(Step(2, "\"hypothesis\":\"first\""), 1), Turn(Step(7), 2, "codereview")]);

        Assert.That(() => Add(_mine), Conflict("recorded a step 2 in this thread").And.Message.Contains("go on with step_number 3"));
        Assert.That(Counting(), Is.EqualTo(new[] { 0, 1, 2 }));
    }

    [Test]
    public void Same_step_of_two_writers_stands_there_once()
    {
        _store.Add(_known, [Turn(_mine, 1)]);

        Assert.That(Add(_mine).Turns, Has.Count.EqualTo(2));
    }

    private ConversationThread Add(StepArguments step) => RacedSteps.Add(_store, _known, Turn(step, 1), []);

    private IEnumerable<int> Counting() => _store.Open(_known.Id, "/ws").Turns.Where(turn => turn.Step is { IsReplaced: false }).Select(turn => turn.Number);

    private StepPlace Place(StepArguments step) =>
        StepPlacement.Of("debug", step, StepJson.Digest(StepJson.Of(step.All)), "s1", _store.Open(_known.Id, "/ws"));

    private static NUnit.Framework.Constraints.ContainsConstraint Conflict(string words) =>
        Throws.TypeOf<ToolFailureException>().With.Property("Code").EqualTo(ErrorCode.ThreadConflict).And.Message.Contains(words);
}
