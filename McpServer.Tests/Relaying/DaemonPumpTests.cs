using System.Text;
using System.Text.Json;
using Mcp.Contract;
using Mcp.Shim.Connecting;
using Mcp.Shim.Relaying;
using Mcp.Tests.Support;
using NUnit.Framework;

namespace Mcp.Tests.Relaying;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase), Platform("Linux")]
public class DaemonPumpTests
{
    private const int Epoch = 1;

    private readonly RelayParts _relay = new();
    private readonly TempFolder _folder = new();
    private ScriptedDaemon _daemon = null!;
    private ScriptedDaemon.Connection _pipe = null!;

    [SetUp]
    public async Task ConnectAsync()
    {
        _daemon = new ScriptedDaemon(_folder["sock"]);
        var pipe = PipeConnection.TryOpen(_folder["sock"])!;
        _pipe = await _daemon.AcceptAsync(TestContext.CurrentContext.CancellationToken);
        var welcome = new Welcome { Build = "b", Pid = 42, Session = "s", LogPath = "/log" };
        _relay.PumpOf(new LiveConnection(new ConnectedDaemon(pipe, welcome, new LineBuffer(1 << 20)), Epoch)).Start();
    }

    [TearDown]
    public async Task CloseAsync()
    {
        await _daemon.DisposeAsync();
        _folder.Dispose();
    }

    [Test, CancelAfter(20_000)]
    public async Task Answer_reaches_the_client_as_it_came(CancellationToken cancellationToken)
    {
        Sent("a");

        await _pipe.SendAsync("""{"id":"a", "result":{"ü":1.0} }""", cancellationToken);

        Assert.That(await _relay.Client.NextAsync(cancellationToken), Is.EqualTo("""{"id":"a", "result":{"ü":1.0} }""" + "\n"));
    }

    [Test, CancelAfter(20_000)]
    public async Task Second_and_foreign_answers_are_swallowed(CancellationToken cancellationToken)
    {
        Sent("a");

        await _pipe.SendAsync("""{"id":"a","result":1}""", cancellationToken);
        await _pipe.SendAsync("""{"id":"a","result":2}""", cancellationToken);
        await _pipe.SendAsync("""{"id":"b","result":3}""", cancellationToken);
        await LastAsync(cancellationToken);

        Assert.That(_relay.Client.All, Is.EqualTo("""{"id":"a","result":1}""" + "\n" + Last));
    }

    [Test, CancelAfter(20_000)]
    public async Task Progress_reaches_only_a_client_that_waits_for_it(CancellationToken cancellationToken)
    {
        Sent("a", token: new RpcId("mine", 0));

        await _pipe.SendAsync("""{"method":"notifications/progress","params":{"progressToken":"foreign","progress":1}}""", cancellationToken);
        await _pipe.SendAsync("""{"method":"notifications/progress","params":{"progressToken":"mine","progress":1}}""", cancellationToken);
        await LastAsync(cancellationToken);

        Assert.That(_relay.Client.All, Does.Contain("mine").And.Not.Contain("foreign"));
    }

    [Test, CancelAfter(20_000)]
    public async Task Signs_of_life_and_nonsense_stay_inside(CancellationToken cancellationToken)
    {
        await _pipe.SendAsync("""{"method":"mcp-expert/alive"}""", cancellationToken);
        await _pipe.SendAsync("nonsense", cancellationToken);
        await LastAsync(cancellationToken);

        Assert.That(_relay.Client.All, Is.EqualTo(Last));
    }

    [Test, CancelAfter(20_000)]
    public async Task Error_without_an_id_reaches_the_client(CancellationToken cancellationToken)
    {
        await _pipe.SendAsync("""{"id":null,"error":{"code":-32700,"message":"x"}}""", cancellationToken);

        Assert.That(await _relay.Client.NextAsync(cancellationToken), Does.Contain("-32700"));
    }

    [Test, CancelAfter(20_000)]
    public async Task Lost_daemon_has_calls_that_run_once_answered_as_lost(CancellationToken cancellationToken)
    {
        Sent("a");
        await _pipe.SendAsync("""{"method":"mcp-expert/once","params":{"requestId":"a"}}""", cancellationToken);

        _pipe.Close();

        var error = JsonDocument.Parse(await _relay.Client.NextAsync(cancellationToken)).RootElement.GetProperty("error").GetProperty("data");
        Assert.That((error.GetProperty("code").GetString(), error.GetProperty("sent").GetString()), Is.EqualTo(("daemon_lost", "unknown")));
    }

    [Test, CancelAfter(20_000)]
    public async Task Lost_daemon_has_its_other_calls_sent_again_with_what_became_of_them(CancellationToken cancellationToken)
    {
        var call = Sent("a");
        Sent("b");
        await _pipe.SendAsync("""{"method":"mcp-expert/once","params":{"requestId":"b"}}""", cancellationToken);

        _pipe.Close();

        await Task.Run(_relay.Queue.WaitForLine, cancellationToken).WaitAsync(cancellationToken);
        var again = _relay.Queue.TakeAll().Single();
        string[] lines = Encoding.UTF8.GetString(again.Line).Split('\n');
        Assert.That((again.Call, lines[1]), Is.EqualTo((call, "a")));
        Assert.That(lines[0], Does.StartWith("""{"jsonrpc":"2.0","method":"mcp-expert/again","params":{"requestId":"a","callId":"-1-1","waitedMs":"""));
    }

    [Test, CancelAfter(20_000)]
    public async Task Call_that_was_lost_twice_is_answered_as_lost(CancellationToken cancellationToken)
    {
        Sent("a").Attempts = 2;

        _pipe.Close();

        Assert.That(await _relay.Client.NextAsync(cancellationToken), Does.Contain("for the second time"));
    }

    [Test, CancelAfter(20_000)]
    public async Task Lost_daemon_has_lists_sent_again(CancellationToken cancellationToken)
    {
        var list = Sent("a", "tools/list");

        _pipe.Close();

        await Task.Run(_relay.Queue.WaitForLine, cancellationToken).WaitAsync(cancellationToken);
        Assert.That(_relay.Queue.TakeAll().Single().Call, Is.SameAs(list));
    }

    [Test, CancelAfter(20_000)]
    public async Task List_that_was_lost_twice_is_answered_as_lost(CancellationToken cancellationToken)
    {
        Sent("a", "tools/list").Attempts = 2;

        _pipe.Close();

        Assert.That(await _relay.Client.NextAsync(cancellationToken), Does.Contain("for the second time"));
    }

    private const string Last = """{"method":"last"}""" + "\n";

    private PendingCall Sent(string id, string method = "tools/call", RpcId? token = null)
    {
        var call = RelayParts.Call(id, method, token);
        _relay.Pending.TryAdd(call);
        _relay.Pending.TrySend(call, Epoch, 1, 0);
        return call;
    }

    private async Task LastAsync(CancellationToken cancellationToken)
    {
        await _pipe.SendAsync(Last.TrimEnd('\n'), cancellationToken);
        while (await _relay.Client.NextAsync(cancellationToken) != Last)
        {
        }
    }
}
