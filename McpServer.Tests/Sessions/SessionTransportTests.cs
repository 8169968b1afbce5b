using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Mcp.Contract;
using Mcp.Daemon.Calls;
using Mcp.Daemon.Sessions;
using Mcp.Tests.Calls;
using Microsoft.Extensions.Logging.Abstractions;
using ModelContextProtocol.Protocol;
using NUnit.Framework;

namespace Mcp.Tests.Sessions;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase), CancelAfter(20_000)]
public sealed class SessionTransportTests : IDisposable
{
    private const int MaxLine = 10_000;

    private readonly SessionRig _rig = new();
    private Session _session = null!;
    private Stream _shim = null!;
    private StreamReader _heard = null!;
    private SessionTransport _transport = null!;
    private Task<SessionEnd> _reading = null!;

    [SetUp]
    public async Task OpenAsync()
    {
        (var daemon, _shim) = await _rig.PipeAsync(TestContext.CurrentContext.CancellationToken);
        _heard = new StreamReader(_shim);
        _session = _rig.Session("0123456789ab");
        _transport = new SessionTransport(_session, daemon, new LineBuffer(MaxLine), MaxLine, NullLoggerFactory.Instance);
        _reading = _transport.ReadAsync(CancellationToken.None);
    }

    [TearDown]
    public async Task CloseAsync()
    {
        await _shim.DisposeAsync();
        await _reading;
        await _transport.DisposeAsync();
    }

    public void Dispose() => _rig.Dispose();

    [Test]
    public async Task Request_is_handed_on_with_its_call_id_and_caller(CancellationToken cancellationToken)
    {
        await SayAsync("""{"jsonrpc":"2.0","method":"notifications/initialized"}""", cancellationToken);
        await SayAsync("""{"jsonrpc":"2.0","id":"x","method":"ping"}""", cancellationToken);
        await _transport.MessageReader.ReadAsync(cancellationToken);

        var request = (JsonRpcRequest)await _transport.MessageReader.ReadAsync(cancellationToken);

        var call = (IncomingCall)request.Context!.Items![IncomingCall.Key]!;
        Assert.That((call.Id, call.Caller), Is.EqualTo(("0123456789ab-1-1", _session.Caller)));
    }

    [Test]
    public async Task Refused_request_is_counted_as_a_line_so_that_both_sides_count_alike(CancellationToken cancellationToken)
    {
        await SayAsync("""{"jsonrpc":"2.0","id":1,"method":"ping"}""", cancellationToken);
        await SayAsync("""{"jsonrpc":"2.0","id":1,"method":"ping"}""", cancellationToken);
        await SayAsync("""{"jsonrpc":"2.0","id":2,"method":"ping"}""", cancellationToken);
        await _transport.MessageReader.ReadAsync(cancellationToken);

        var request = (JsonRpcRequest)await _transport.MessageReader.ReadAsync(cancellationToken);

        Assert.That(((IncomingCall)request.Context!.Items![IncomingCall.Key]!).Id, Is.EqualTo("0123456789ab-1-3"));
    }

    [Test]
    public async Task Request_that_was_sent_before_knows_it_and_only_that_one(CancellationToken cancellationToken)
    {
        await SayAsync("""{"jsonrpc":"2.0","method":"mcp-expert/again","params":{"requestId":"x","callId":"old-1-7","waitedMs":1500}}""", cancellationToken);
        await SayAsync("""{"jsonrpc":"2.0","id":"x","method":"ping"}""", cancellationToken);
        await SayAsync("""{"jsonrpc":"2.0","id":"y","method":"ping"}""", cancellationToken);

        LostRequest?[] lost = [(await CallAsync(cancellationToken)).Lost, (await CallAsync(cancellationToken)).Lost];

        Assert.That(lost, Is.EqualTo([new LostRequest("old-1-7", TimeSpan.FromSeconds(1.5)), null]));
    }

    [TestCase("""{"jsonrpc":"2.0","method":"mcp-expert/again","params":{"requestId":"x"}}""")]
    [TestCase("""{"jsonrpc":"2.0","method":"mcp-expert/again","params":{"requestId":"x","callId":1,"waitedMs":1.5}}""")]
    [TestCase("""{"jsonrpc":"2.0","method":"mcp-expert/again","params":{"requestId":"other","callId":"c","waitedMs":1}}""")]
    public async Task Word_that_says_nothing_of_the_next_request_is_forgotten(string line, CancellationToken cancellationToken)
    {
        await SayAsync(line, cancellationToken);
        await SayAsync("""{"jsonrpc":"2.0","id":"x","method":"ping"}""", cancellationToken);

        Assert.That((await CallAsync(cancellationToken)).Lost, Is.Null);
    }

    [Test]
    public async Task Call_can_tell_the_shim_that_it_runs_once(CancellationToken cancellationToken)
    {
        await SayAsync("""{"jsonrpc":"2.0","id":"x","method":"ping"}""", cancellationToken);
        var call = await CallAsync(cancellationToken);

        await call.SayOnce(cancellationToken);

        Assert.That(await _heard.ReadLineAsync(cancellationToken), Is.EqualTo("""{"jsonrpc":"2.0","method":"mcp-expert/once","params":{"requestId":"x"}}"""));
    }

    [TestCase("no json", "null parse_error")]
    [TestCase("""{"jsonrpc":"2.0","id":5}""", "5 invalid_request")]
    [TestCase("""{"jsonrpc":"2.0","id":1.5,"method":"ping"}""", "null invalid_request")]
    [TestCase("""[{"jsonrpc":"2.0","id":5,"method":"ping"}]""", "null invalid_request")]
    public async Task Line_that_is_no_message_is_answered(string line, string expected, CancellationToken cancellationToken)
    {
        await SayAsync(line, cancellationToken);

        Assert.That(await CodeAsync(cancellationToken), Is.EqualTo(expected));
    }

    [Test]
    public async Task Request_that_the_sdk_cannot_read_is_answered_and_forgotten(CancellationToken cancellationToken)
    {
        await SayAsync("""{"jsonrpc":"1.0","id":5,"method":"ping"}""", cancellationToken);

        Assert.That((await CodeAsync(cancellationToken), _session.Requests.Count), Is.EqualTo(("5 invalid_request", 0)));
    }

    [Test]
    public async Task Line_over_the_limit_is_answered_and_the_session_goes_on(CancellationToken cancellationToken)
    {
        await SayAsync("""{"jsonrpc":"2.0","id":5,"method":"ping","params":{"x":" """ + new string('x', MaxLine) + "\"}}", cancellationToken);
        await SayAsync("""{"jsonrpc":"2.0","id":6,"method":"ping"}""", cancellationToken);

        Assert.That(await CodeAsync(cancellationToken), Is.EqualTo("5 line_too_long"));
        Assert.That(((JsonRpcRequest)await _transport.MessageReader.ReadAsync(cancellationToken)).Id.ToString(), Is.EqualTo("6"));
    }

    [Test]
    public async Task Second_request_of_an_id_in_flight_is_answered_under_no_id(CancellationToken cancellationToken)
    {
        await SayAsync("""{"jsonrpc":"2.0","id":5,"method":"ping"}""", cancellationToken);
        await SayAsync("""{"jsonrpc":"2.0","id":5,"method":"ping"}""", cancellationToken);

        Assert.That(await CodeAsync(cancellationToken), Is.EqualTo("null invalid_request"));
    }

    [Test]
    public async Task Too_many_unanswered_requests_are_refused_with_when_to_come_back(CancellationToken cancellationToken)
    {
        for (var i = 0; i < RequestTable.Limit; i++)
        {
            _session.Requests.TryAdd(new RpcId("filler", i), CallRig.Request("call"));
        }

        await SayAsync("""{"jsonrpc":"2.0","id":5,"method":"ping"}""", cancellationToken);

        Assert.That(await CodeAsync(cancellationToken), Is.EqualTo("5 over_capacity"));
    }

    [Test]
    public async Task Sign_of_life_is_given_without_the_sdk_and_counts_as_no_activity(CancellationToken cancellationToken)
    {
        _rig.Time.Advance(TimeSpan.FromSeconds(5));

        await SayAsync("""{"jsonrpc":"2.0","method":"mcp-expert/alive"}""", cancellationToken);

        Assert.That(await _heard.ReadLineAsync(cancellationToken), Is.EqualTo("""{"jsonrpc":"2.0","method":"mcp-expert/alive"}"""));
        Assert.That(_session.Silence, Is.EqualTo(TimeSpan.FromSeconds(5)));
    }

    [Test]
    public async Task Stop_reaches_the_daemon(CancellationToken cancellationToken)
    {
        await SayAsync("""{"jsonrpc":"2.0","method":"mcp-expert/stop"}""", cancellationToken);
        await SayAsync("no json", cancellationToken);
        await CodeAsync(cancellationToken);

        Assert.That(_rig.StopRequests, Is.EqualTo(1));
    }

    [Test]
    public async Task Message_stamps_the_session(CancellationToken cancellationToken)
    {
        _rig.Time.Advance(TimeSpan.FromSeconds(5));

        await SayAsync("""{"jsonrpc":"2.0","method":"notifications/initialized"}""", cancellationToken);
        await _transport.MessageReader.ReadAsync(cancellationToken);

        Assert.That(_session.Silence, Is.EqualTo(TimeSpan.Zero));
    }

    [Test]
    public async Task Answer_ends_its_request_and_stamps_the_session(CancellationToken cancellationToken)
    {
        await SayAsync("""{"jsonrpc":"2.0","id":5,"method":"ping"}""", cancellationToken);
        var request = await _transport.MessageReader.ReadAsync(cancellationToken);
        _rig.Time.Advance(TimeSpan.FromSeconds(5));

        await _transport.SendMessageAsync(Response(5, "done", request), cancellationToken);

        Assert.That((_session.Requests.Count, _session.Silence), Is.EqualTo((0, TimeSpan.Zero)));
    }

    [Test]
    public async Task Cancelled_request_is_no_longer_in_flight(CancellationToken cancellationToken)
    {
        await SayAsync("""{"jsonrpc":"2.0","id":5,"method":"tools/call","params":{"name":"x"}}""", cancellationToken);
        await SayAsync("""{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":5}}""", cancellationToken);
        await _transport.MessageReader.ReadAsync(cancellationToken);
        await _transport.MessageReader.ReadAsync(cancellationToken);

        Assert.That(_session.Requests.Count, Is.Zero);
    }

    [Test]
    public async Task Answers_sent_at_once_stay_whole(CancellationToken cancellationToken)
    {
        var sending = Task.WhenAll(Enumerable.Range(0, 50).Select(i => Task.Run(
            () => _transport.SendMessageAsync(Response(i, new string((char)('a' + (i % 26)), 20_000)), cancellationToken), cancellationToken)));

        var ids = new List<long>();
        for (var i = 0; i < 50; i++)
        {
            ids.Add(JsonDocument.Parse((await _heard.ReadLineAsync(cancellationToken))!).RootElement.GetProperty("id").GetInt64());
        }

        await sending;
        Assert.That(ids.Order(), Is.EqualTo(Enumerable.Range(0, 50)));
    }

    [Test]
    public async Task Answer_over_the_limit_of_clients_becomes_an_error_under_its_id(CancellationToken cancellationToken)
    {
        var sending = _transport.SendMessageAsync(Response(5, new string('x', 11 << 20)), cancellationToken);

        var answer = JsonDocument.Parse((await _heard.ReadLineAsync(cancellationToken))!).RootElement;
        await sending;
        Assert.That((answer.GetProperty("id").GetInt64(), answer.GetProperty("error").GetProperty("code").GetInt32()), Is.EqualTo((5, -32603)));
    }

    [Test]
    public async Task Answer_after_a_large_one_is_its_own(CancellationToken cancellationToken)
    {
        var sending = _transport.SendMessageAsync(Response(5, new string('x', 1 << 20)), cancellationToken);
        await _heard.ReadLineAsync(cancellationToken);
        await sending;

        await _transport.SendMessageAsync(Response(6, "小"), cancellationToken);

        Assert.That(await _heard.ReadLineAsync(cancellationToken), Does.Contain("小").And.Length.LessThan(100));
    }

    [Test]
    public async Task Nothing_is_sent_to_a_shim_that_left(CancellationToken cancellationToken)
    {
        await _shim.DisposeAsync();
        await _reading;

        await Assert.ThatAsync(() => _transport.SendMessageAsync(Response(5, "late"), cancellationToken), Throws.Nothing);
    }

    private static JsonRpcResponse Response(long id, string text, JsonRpcMessage? request = null) =>
        new() { Id = new RequestId(id), Result = JsonValue.Create(text), Context = request?.Context };

    private async Task SayAsync(string line, CancellationToken cancellationToken) =>
        await _shim.WriteAsync(Encoding.UTF8.GetBytes(line + "\n"), cancellationToken);

    private async Task<string> CodeAsync(CancellationToken cancellationToken)
    {
        var answer = JsonDocument.Parse((await _heard.ReadLineAsync(cancellationToken))!).RootElement;
        return $"{answer.GetProperty("id").GetRawText()} {answer.GetProperty("error").GetProperty("data").GetProperty("code").GetString()}";
    }

    private async Task<IncomingCall> CallAsync(CancellationToken cancellationToken) =>
        (IncomingCall)((JsonRpcRequest)await _transport.MessageReader.ReadAsync(cancellationToken)).Context!.Items![IncomingCall.Key]!;
}
