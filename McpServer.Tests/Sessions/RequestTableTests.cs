using Mcp.Contract;
using Mcp.Daemon.Calls;
using Mcp.Daemon.Sessions;
using Mcp.Tests.Calls;
using NUnit.Framework;

namespace Mcp.Tests.Sessions;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public class RequestTableTests
{
    private readonly RequestTable _table = new();

    [Test]
    public void Id_in_flight_is_not_taken_twice()
    {
        Assert.That((_table.TryAdd(new RpcId("1", 0), Request("a")), _table.TryAdd(new RpcId("1", 0), Request("b"))), Is.EqualTo((true, false)));
    }

    [Test]
    public void Number_and_text_of_one_id_are_two_requests()
    {
        _table.TryAdd(new RpcId("1", 0), Request("a"));

        Assert.That(_table.TryAdd(new RpcId(null, 1), Request("b")), Is.True);
    }

    [Test]
    public void Answered_id_is_free_again()
    {
        _table.TryAdd(new RpcId("1", 0), Request("a"));
        _table.Take(new RpcId("1", 0));

        Assert.That((_table.Count, _table.TryAdd(new RpcId("1", 0), Request("b"))), Is.EqualTo((0, true)));
    }

    [Test]
    public void Table_is_full_at_its_limit()
    {
        for (var i = 0; i < RequestTable.Limit - 1; i++)
        {
            _table.TryAdd(new RpcId(null, i), Request("a"));
        }

        var before = _table.IsFull;
        _table.TryAdd(new RpcId("last", 0), Request("a"));

        Assert.That((before, _table.IsFull), Is.EqualTo((false, true)));
    }

    [Test]
    public void Late_answer_of_a_cancelled_request_does_not_settle_the_next_one_of_its_id()
    {
        var (old, young) = (Request("a"), Request("b"));
        _table.TryAdd(new RpcId("1", 0), old);
        _table.Take(new RpcId("1", 0));
        _table.TryAdd(new RpcId("1", 0), young);

        Assert.That((_table.TryTake(new RpcId("1", 0), old), _table.TryTake(new RpcId("1", 0), young)), Is.EqualTo((false, true)));
    }

    private static IncomingCall Request(string id) => CallRig.Request(id);
}
