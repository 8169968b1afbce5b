using System.Text.Json;
using Mcp.Contract;
using NUnit.Framework;

namespace Mcp.Tests.Relaying;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public class ClientPumpTests
{
    private const string Call = """{"id":1,"method":"tools/call","params":{"name":"x","_meta":{"progressToken":"t"}}}""";

    private readonly RelayParts _relay = new();

    [Test]
    public void Request_goes_out_unchanged_and_is_pending()
    {
        _relay.Hear(Call);

        Assert.That((_relay.Outward().Single(), _relay.Pending.TakeAnswered(new RpcId(null, 1), 1)!.Method), Is.EqualTo((Call, "tools/call")));
    }

    [Test]
    public void Progress_token_of_a_pending_request_is_known()
    {
        _relay.Hear(Call);

        Assert.That(_relay.Pending.HasToken(new RpcId("t", 0)), Is.True);
    }

    [Test]
    public void Line_with_a_byte_order_mark_is_read()
    {
        _relay.Hear("\uFEFF" + Call);

        Assert.That(_relay.Outward(), Is.EqualTo(new[] { Call }));
    }

    [Test]
    public void Last_line_without_a_line_feed_is_still_a_line()
    {
        _relay.Hear([.. "{\"id\":1,\"method\":\"ping\"}"u8]);

        Assert.That(_relay.Outward(), Has.Count.EqualTo(1));
    }

    [Test, CancelAfter(20_000)]
    public async Task Line_that_is_no_json_is_answered_and_the_stream_goes_on(CancellationToken cancellationToken)
    {
        _relay.Hear("no json", Call);

        Assert.That((await CodeAsync(cancellationToken), _relay.Outward().Count), Is.EqualTo(("null parse_error", 1)));
    }

    [Test, CancelAfter(20_000)]
    public async Task Line_over_the_limit_is_answered_under_its_id_and_the_stream_goes_on(CancellationToken cancellationToken)
    {
        _relay.Hear("""{"jsonrpc":"2.0","id":9,"method":"tools/call","params":{"x":" """ + new string('x', 32 << 20) + "\"}}", Call);

        Assert.That((await CodeAsync(cancellationToken), _relay.Outward().Count), Is.EqualTo(("9 line_too_long", 1)));
    }

    [Test, CancelAfter(20_000)]
    public async Task Second_request_of_an_id_in_flight_is_answered_under_no_id_and_not_passed_on(CancellationToken cancellationToken)
    {
        _relay.Hear(Call, """{"id":1,"method":"ping"}""");

        Assert.That((await CodeAsync(cancellationToken), _relay.Outward().Single()), Is.EqualTo(("null invalid_request", Call)));
    }

    [Test, CancelAfter(20_000)]
    public async Task Private_request_is_answered_as_an_unknown_method(CancellationToken cancellationToken)
    {
        _relay.Hear("""{"id":1,"method":"mcp-expert/stop"}""");

        Assert.That((await AnswerAsync(cancellationToken)).GetProperty("error").GetProperty("code").GetInt32(), Is.EqualTo(-32601));
    }

    [Test]
    public void Private_notification_never_reaches_the_daemon()
    {
        _relay.Hear("""{"method":"mcp-expert/stop"}""", """{"id":5,"method":"ping"}""");

        Assert.That(_relay.Outward(), Is.EqualTo(new[] { """{"id":5,"method":"ping"}""" }));
    }

    [Test, CancelAfter(20_000)]
    public async Task Cancelled_request_that_was_never_sent_is_forgotten(CancellationToken cancellationToken)
    {
        _relay.Hear(Call, """{"method":"notifications/cancelled","params":{"requestId":1}}""");
        await _relay.WatchedAsync(cancellationToken);

        Assert.That(_relay.Queue.TakeAll().Single().Call!.IsSettled, Is.True);
        Assert.That((_relay.Client.All, _relay.Pending.WaitUntilDelivered(TimeSpan.Zero)), Is.EqualTo(("", true)));
    }

    [Test]
    public void Cancellation_of_a_sent_request_is_passed_on()
    {
        const string cancel = """{"method":"notifications/cancelled","params":{"requestId":1}}""";
        var call = RelayParts.Call("1");
        var sent = new Shim.Relaying.PendingCall(new RpcId(null, 1), "tools/call", null, call.Line, null);
        _relay.Pending.TryAdd(sent);
        _relay.Pending.TrySend(sent, 1, 1, 0);

        _relay.Hear(cancel);

        Assert.That(_relay.Outward(), Is.EqualTo(new[] { cancel }));
    }

    [Test]
    public void Late_cancellation_hits_no_one()
    {
        _relay.Hear("""{"method":"notifications/cancelled","params":{"requestId":1}}""", Call);

        Assert.That(_relay.Outward(), Is.EqualTo(new[] { Call }));
    }

    [Test]
    public void Batch_is_unrolled()
    {
        _relay.Hear("""[ {"id":1,"method":"ping"} , {"method":"x"},{"id":2,"method":"ping"}]""");

        Assert.That(_relay.Outward(), Is.EqualTo(new[] { """{"id":1,"method":"ping"}""", """{"method":"x"}""", """{"id":2,"method":"ping"}""" }));
    }

    [Test, CancelAfter(20_000)]
    public async Task Answers_and_errors_of_a_batch_come_in_one_array(CancellationToken cancellationToken)
    {
        _relay.Hear("""[{"id":1,"method":"ping"},7,[],{"id":1,"method":"ping"}]""");
        await _relay.WatchedAsync(cancellationToken);
        _relay.Output.Deliver(_relay.Pending.TakeAnswered(new RpcId(null, 1), 1)!, "{\"id\":1,\"result\":{}}\n"u8);

        var answers = await AnswerAsync(cancellationToken);
        Assert.That(answers.EnumerateArray().Count(answer => answer.TryGetProperty("error", out _)), Is.EqualTo(3));
        Assert.That(answers.GetArrayLength(), Is.EqualTo(4));
    }

    [TestCase("[]")]
    [TestCase("""[{"id":1,"method":"ping"}""")]
    [TestCase("""[{"id":1,"method":"ping"}] x""")]
    [CancelAfter(20_000)]
    public async Task Batch_that_is_none_is_answered_once_and_passed_on_not_at_all(string line, CancellationToken cancellationToken)
    {
        _relay.Hear(line);

        Assert.That((await CodeAsync(cancellationToken), _relay.Outward().Count), Is.EqualTo(("null invalid_request", 0)));
    }

    [Test, CancelAfter(20_000)]
    public async Task Batch_of_notifications_is_not_answered(CancellationToken cancellationToken)
    {
        _relay.Hear("""[{"method":"x"},{"method":"y"}]""");
        await _relay.WatchedAsync(cancellationToken);

        Assert.That(_relay.Client.All, Is.Empty);
    }

    [Test, CancelAfter(20_000)]
    public async Task Degraded_daemon_has_new_requests_answered_at_once(CancellationToken cancellationToken)
    {
        _relay.Link.SetDegraded(true);

        _relay.Hear(Call);

        Assert.That((await CodeAsync(cancellationToken), _relay.Outward().Count), Is.EqualTo(("1 daemon_silent", 0)));
    }

    private async Task<JsonElement> AnswerAsync(CancellationToken cancellationToken) =>
        JsonDocument.Parse(await _relay.Client.NextAsync(cancellationToken)).RootElement;

    private async Task<string> CodeAsync(CancellationToken cancellationToken)
    {
        var answer = await AnswerAsync(cancellationToken);
        return $"{answer.GetProperty("id").GetRawText()} {answer.GetProperty("error").GetProperty("data").GetProperty("code").GetString()}";
    }
}
