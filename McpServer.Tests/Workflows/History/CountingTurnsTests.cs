using Mcp.Daemon.Threads;
using Mcp.Daemon.Workflows.History;
using NUnit.Framework;
using static Mcp.Tests.Workflows.Steps;

namespace Mcp.Tests.Workflows.History;

public class CountingTurnsTests
{
    private static readonly ThreadTurn Question = new(ThreadTurn.User, "What of it?", "debug", null);
    private static readonly ThreadTurn Answer = new(ThreadTurn.Assistant, "This.", "debug", "m");

    [Test]
    public void Steps_that_no_expert_was_asked_about_are_told_to_another_tool()
    {
        Assert.That(Of("chat", 0, Turn(Step(1), 0), Turn(Step(2), 1)), Is.EqualTo(new[] { 0, 1 }));
    }

    [Test]
    public void Steps_that_a_question_covers_are_told_by_it()
    {
        Assert.That(Of("chat", 0, Turn(Step(1), 0), Question with { Number = 1 }, Answer with { Number = 2 }), Is.EqualTo(new[] { 1, 2 }));
    }

    [Test]
    public void Step_behind_the_question_is_not_covered_by_it()
    {
        Assert.That(Of("chat", 0, Question with { Number = 0 }, Answer with { Number = 1 }, Turn(Step(2), 2)), Is.EqualTo(new[] { 0, 1, 2 }));
    }

    [Test]
    public void Steps_that_were_given_up_are_told_to_nobody()
    {
        Assert.That(Of("chat", 0, Turn(Step(1), 0, replaced: true), Turn(Step(1), 1)), Is.EqualTo(new[] { 1 }));
    }

    [Test]
    public void Investigation_tells_its_own_steps_itself()
    {
        Assert.That(Of("debug", 2, Turn(Step(1), 0, run: 1), Turn(Step(1), 1, run: 2)), Is.EqualTo(new[] { 0 }));
    }

    [Test]
    public void Last_question_is_one_of_this_investigation()
    {
        ThreadTurn[] turns = [Turn(Step(1), 0, run: 1), Question with { Number = 1 }, Answer with { Number = 2 }, Turn(Step(1), 3, run: 2)];

        Assert.That(CountingTurns.LastQuestion(turns, turns, "debug", 1)!.Number, Is.EqualTo(1));
        Assert.That(CountingTurns.LastQuestion(turns, turns, "debug", 2), Is.Null);
    }

    private static IEnumerable<int> Of(string tool, int run, params ThreadTurn[] turns) => CountingTurns.Of(turns, tool, run).Select(turn => turn.Number);
}
