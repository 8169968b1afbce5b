using System.Text;
using Mcp.Contract;
using Mcp.Shim.Relaying;
using NUnit.Framework;

namespace Mcp.Tests.Relaying;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public class ClientOutputTests
{
    private readonly PendingCalls _pending = new();
    private readonly MemoryStream _stdout = new();
    private readonly ClientOutput _output;
    private int _broken;

    public ClientOutputTests() => _output = new ClientOutput(_stdout, _pending, () => _broken++);

    [Test]
    public void Delivered_answer_is_written_and_no_longer_owed()
    {
        _output.Deliver(Taken(), "answer\n"u8);

        Assert.That((Written, _pending.WaitUntilDelivered(TimeSpan.Zero)), Is.EqualTo(("answer\n", true)));
    }

    [Test]
    public void Error_carries_the_id_of_its_request()
    {
        _output.Deliver(Taken(), new RpcError(ErrorCode.DaemonLost, "gone"));

        Assert.That(Written, Does.StartWith("""{"jsonrpc":"2.0","id":"a","error":{"code":-31002,"""));
    }

    [Test]
    public void Dropped_request_is_not_answered_and_no_longer_owed()
    {
        _output.Drop(Taken());

        Assert.That((Written, _pending.WaitUntilDelivered(TimeSpan.Zero)), Is.EqualTo(("", true)));
    }

    [Test]
    public void Member_of_a_batch_waits_for_the_others()
    {
        var batch = new Batch();
        batch.Owe();
        var call = Taken(batch);

        _output.Deliver(call, "1\n"u8);

        Assert.That(Written, Is.Empty);
    }

    [Test]
    public void Last_member_of_a_batch_that_is_dropped_lets_the_others_out()
    {
        var batch = new Batch();
        batch.Add("1\n"u8);
        batch.Owe();
        batch.Owe();
        var call = Taken(batch);

        batch.Settle();
        _output.Drop(call);

        Assert.That(Written, Is.EqualTo("[1]\n"));
    }

    [Test]
    public void Closed_stdout_is_told_to_whoever_ends_the_process()
    {
        new ClientOutput(new Broken(), _pending, () => _broken++).Write("x\n"u8);

        Assert.That(_broken, Is.EqualTo(1));
    }

    [Test]
    public void Lines_of_many_threads_stay_whole()
    {
        var line = Encoding.ASCII.GetBytes(new string('x', 99) + "\n");

        Parallel.For(0, 200, _ => _output.Write(line));

        Assert.That(Written.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(text => text.Length), Is.All.EqualTo(99).And.Exactly(200).Items);
    }

    private string Written => Encoding.UTF8.GetString(_stdout.ToArray());

    private PendingCall Taken(Batch? batch = null)
    {
        var call = RelayParts.Call("a", batch: batch);
        _pending.TryAdd(call);
        _pending.TryTake(call);
        return call;
    }

    private sealed class Broken : MemoryStream
    {
        public override void Write(ReadOnlySpan<byte> buffer) => throw new IOException("Broken pipe");
    }
}
