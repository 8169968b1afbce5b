using Mcp.Daemon.Answers;
using Mcp.Daemon.Calls;
using Microsoft.Extensions.Time.Testing;
using NUnit.Framework;

namespace Mcp.Tests.Calls;

/// <summary>What the table remembers of many calls; what single requests get of it is told by <see cref="ExpertCallsTests"/>.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public class CallTableTests
{
    private static readonly TimeSpan KeepFor = TimeSpan.FromMinutes(10);

    private readonly FakeTimeProvider _time = new();

    [Test]
    public void Past_the_most_that_are_kept_the_oldest_answer_goes()
    {
        var table = new CallTable(KeepFor, _time);
        for (var i = 0; i <= CallTable.MaxKept; i++)
        {
            Finish(table, HandedBack(table, i));
            _time.Advance(TimeSpan.FromMilliseconds(1));
        }

        var claim = table.Return("0", default, CallRig.Request("other"), out var passed);

        Assert.That((table.Figures.Uncollected, claim, passed!.Passing), Is.EqualTo((CallTable.MaxKept, (Claim?)null, CallPassing.Expired)));
        Assert.That(table.Return("1", default, CallRig.Request("other"), out _), Is.Not.Null);
    }

    [Test]
    public void Tombstone_is_only_for_its_own_scope_and_for_as_long_as_an_answer()
    {
        var table = new CallTable(KeepFor, _time);
        table.Leave(HandedBack(table, 0), Departure.Cancelled);
        table.Return("0", new CallScope("elsewhere", ""), CallRig.Request("other"), out var elsewhere);
        table.Return("0", default, CallRig.Request("other"), out var here);
        _time.Advance(KeepFor);

        table.Return("0", default, CallRig.Request("other"), out var late);

        Assert.That((elsewhere, here?.Passing, late), Is.EqualTo(((Tombstone?)null, (CallPassing?)CallPassing.Cancelled, (Tombstone?)null)));
    }

    private Claim HandedBack(CallTable table, int number)
    {
        var (request, key) = (CallRig.Request($"{number}"), new CallKey(default, $"{number}"));
        var claim = table.Enter(key, request, () => new LiveCall(request, key, ScriptedTool.Endless().Definition, _time));
        table.TryHandBack(claim);
        return claim;
    }

    private static void Finish(CallTable table, Claim claim) =>
        table.Finish(claim.Call, new Answer { Tool = "scripted", State = AnswerState.Complete });
}
