using CsCheck;
using Mcp.Daemon.Code;
using NUnit.Framework;

namespace Mcp.Tests.Code;

internal sealed class CyclesTests
{
    [Test]
    public void Members_of_a_cycle_are_one_group()
    {
        var cycles = Cycles.Of([("c", "a"), ("a", "b"), ("b", "c"), ("c", "d"), ("e", "a")]);

        Assert.That(cycles.Single(), Is.EqualTo(new[] { "a", "b", "c" }));
    }

    [Test]
    public void Edge_to_itself_is_no_cycle()
    {
        Assert.That(Cycles.Of([("a", "a"), ("a", "b")]), Is.Empty);
    }

    [Test]
    public void Groups_are_sorted()
    {
        var cycles = Cycles.Of([("z", "y"), ("y", "z"), ("b", "a"), ("a", "b")]);

        Assert.That(cycles.Select(cycle => cycle[0]), Is.EqualTo(new[] { "a", "y" }));
    }

    [Test]
    public void Long_chain_needs_no_deep_stack()
    {
        var ring = Enumerable.Range(0, 100_000).Select(i => ($"{i}", $"{(i + 1) % 100_000}"));

        Assert.That(Cycles.Of(ring).Single(), Has.Count.EqualTo(100_000));
    }

    [Test]
    public void Groups_are_those_that_reach_each_other()
    {
        Gen.Select(Gen.Int[0, 7], Gen.Int[0, 7]).Array[0, 16].Sample(pairs =>
        {
            var edges = pairs.Select(pair => ($"{pair.Item1}", $"{pair.Item2}")).ToArray();
            var together = Cycles.Of(edges).SelectMany(cycle => cycle.SelectMany(one => cycle.Where(other => other != one).Select(other => (one, other))));

            return together.ToHashSet().SetEquals(Mutual(edges));
        });
    }

    private static IEnumerable<(string, string)> Mutual((string From, string To)[] edges)
    {
        var reached = edges.ToHashSet();
        for (var count = -1; count != reached.Count;)
        {
            count = reached.Count;
            reached.UnionWith([.. from one in reached from other in reached where one.To == other.From select (one.From, other.To)]);
        }

        return reached.Where(pair => pair.From != pair.To && reached.Contains((pair.To, pair.From)));
    }
}
