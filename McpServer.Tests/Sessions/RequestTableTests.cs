using Mcp.Contract;
using Mcp.Daemon.Sessions;
using NUnit.Framework;

namespace Mcp.Tests.Sessions;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public class RequestTableTests
{
    private readonly RequestTable _table = new();

    [Test]
    public void Id_in_flight_is_not_taken_twice()
    {
        Assert.That((_table.TryAdd(new RpcId("1", 0), "a"), _table.TryAdd(new RpcId("1", 0), "b")), Is.EqualTo((true, false)));
    }

    [Test]
    public void Number_and_text_of_one_id_are_two_requests()
    {
        _table.TryAdd(new RpcId("1", 0), "a");

        Assert.That(_table.TryAdd(new RpcId(null, 1), "b"), Is.True);
    }

    [Test]
    public void Answered_id_is_free_again()
    {
        _table.TryAdd(new RpcId("1", 0), "a");
        _table.Remove(new RpcId("1", 0));

        Assert.That((_table.Count, _table.TryAdd(new RpcId("1", 0), "b")), Is.EqualTo((0, true)));
    }

    [Test]
    public void Table_is_full_at_its_limit()
    {
        for (var i = 0; i < RequestTable.Limit - 1; i++)
        {
            _table.TryAdd(new RpcId(null, i), "a");
        }

        var before = _table.IsFull;
        _table.TryAdd(new RpcId("last", 0), "a");

        Assert.That((before, _table.IsFull), Is.EqualTo((false, true)));
    }
}
