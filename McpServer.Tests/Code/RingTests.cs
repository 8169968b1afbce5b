using Mcp.Daemon.Code;
using NUnit.Framework;

namespace Mcp.Tests.Code;

public sealed class RingTests
{
    private static readonly ImportEdge[] Edges =
    [
        new("a", "b", 1, "b"), new("b", "c", 2, "c"), new("c", "a", 3, "a"), new("c", "d", 4, "d"), new("d", "c", 5, "c"), new("d", "e", 6, "e"),
    ];

    [Test]
    public void Shortest_ring_of_a_knot_is_told_by_its_edges()
    {
        Assert.That(Ring.Of(["a", "b", "c", "d"], Edges).Select(edge => edge.Line), Is.EqualTo([4, 5]));
    }

    [Test]
    public void Ring_through_a_file_begins_and_ends_there()
    {
        Assert.That(Ring.Through("b", Edges).Select(edge => edge.Line), Is.EqualTo([2, 3, 1]));
    }

    [Test]
    public void File_that_nothing_leads_back_to_has_no_ring()
    {
        Assert.That(Ring.Through("e", Edges), Is.Empty);
    }
}
