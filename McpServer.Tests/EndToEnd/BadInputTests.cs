using System.Text;
using Mcp.Tests.Support;
using NUnit.Framework;

namespace Mcp.Tests.EndToEnd;

/// <summary>What a client may send by mistake: it is told so, and the stream goes on.</summary>
[TestFixture(Route.Direct)]
[TestFixture(Route.ThroughShim)]
public class BadInputTests(Route route) : SharedDaemonFixture
{
    [TestCase("this is not json", -32700, "null")]
    [TestCase("""{"jsonrpc":"2.0","id":5,"method":"ping","params":{""", -32700, "5")]
    [TestCase("\"a text\"", -32600, "null")]
    [TestCase("17", -32600, "null")]
    [TestCase("""{"jsonrpc":"2.0","id":5}""", -32600, "5")]
    [TestCase("""{"jsonrpc":"2.0","id":null,"method":"ping"}""", -32600, "null")]
    [TestCase("""{"jsonrpc":"2.0","id":1.5,"method":"ping"}""", -32600, "null")]
    [TestCase("""{"jsonrpc":"2.0","id":{},"method":"ping"}""", -32600, "null")]
    [TestCase("""{"jsonrpc":"2.0","id":5,"method":17}""", -32600, "5")]
    [CancelAfter(Bound)]
    public async Task Line_that_is_no_message_is_answered(string line, int number, string id, CancellationToken cancellationToken)
    {
        var client = await Home.OpenAsync(route, cancellationToken);

        await client.SendAsync(line, cancellationToken);
        var answer = await client.ResponseAsync(id, cancellationToken);

        Assert.That(answer.ErrorNumber, Is.EqualTo(number), answer.ErrorMessage);
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Line_over_the_limit_is_answered_and_the_session_goes_on(CancellationToken cancellationToken)
    {
        var client = await Home.OpenAsync(route, cancellationToken);

        await SendLongLineAsync(client, 40 << 20, cancellationToken);
        var refused = await client.ResponseAsync("\"long\"", cancellationToken);
        var next = await client.EchoAsync("still here", cancellationToken);

        Assert.That((refused.Code, next.Text), Is.EqualTo(("line_too_long", "still here")));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Unknown_method_is_an_error_with_its_name(CancellationToken cancellationToken)
    {
        var client = await Home.OpenAsync(route, cancellationToken);

        var answer = await client.RequestAsync("no/such", "{}", cancellationToken);

        Assert.That((answer.ErrorNumber, answer.ErrorMessage), Is.EqualTo((-32601, "Method 'no/such' is not available.")));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Unknown_tool_is_an_error_with_a_suggestion(CancellationToken cancellationToken)
    {
        var client = await Home.OpenAsync(route, cancellationToken);

        var answer = await client.CallAsync("eccho", "{}", cancellationToken);

        Assert.That((answer.ErrorNumber, answer.ErrorMessage), Is.EqualTo((-32602, "Calling \"eccho\": there is no such tool; did you mean \"echo\"?")));
    }

    [TestCase("""{"message":17}""", "message")]
    [TestCase("{}", "message")]
    [TestCase("""{"message":"a","mesage":"b"}""", "mesage")]
    [CancelAfter(Bound)]
    public async Task Wrong_arguments_are_named(string arguments, string name, CancellationToken cancellationToken)
    {
        var client = await Home.OpenAsync(route, cancellationToken);

        var answer = await client.CallAsync("echo", arguments, cancellationToken);

        Assert.That(
            (answer.Code, answer.Answer.GetProperty("error").GetProperty("message").GetString()!.Contains(name, StringComparison.Ordinal)),
            Is.EqualTo(("invalid_argument", true)));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Half_a_character_in_an_argument_does_not_fail_the_call(CancellationToken cancellationToken)
    {
        var client = await Home.OpenAsync(route, cancellationToken);

        var answer = await client.EchoAsync(@"a\ud83d", cancellationToken);

        Assert.That(answer.Text, Is.EqualTo("a\ufffd"));
    }

    [TestCase("[]")]
    [TestCase("\"text\"")]
    [TestCase("""{"name":17}""")]
    [TestCase("""{"name":"echo","arguments":[]}""")]
    [CancelAfter(Bound)]
    public async Task Parameters_of_the_wrong_type_are_an_error_under_their_id(string parameters, CancellationToken cancellationToken)
    {
        var client = await Home.OpenAsync(route, cancellationToken);

        var answer = await client.RequestAsync("tools/call", parameters, cancellationToken);

        Assert.That(answer.Error, Is.Not.Null);
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Request_before_initialize_is_served(CancellationToken cancellationToken)
    {
        LineClient client = route is Route.Direct ? await Home.ConnectAsync(cancellationToken) : Home.StartShim();

        var answer = await client.EchoAsync("early", cancellationToken);

        Assert.That(answer.Text, Is.EqualTo("early"));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Private_method_of_shim_and_daemon_is_not_served_to_clients(CancellationToken cancellationToken)
    {
        var client = await Home.OpenAsync(route, cancellationToken);

        var answer = await client.RequestAsync("mcp-expert/stop", "{}", cancellationToken);

        Assert.That(answer.ErrorNumber, Is.EqualTo(-32601));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Blank_lines_and_carriage_returns_are_ignored(CancellationToken cancellationToken)
    {
        var client = await Home.OpenAsync(route, cancellationToken);

        await client.SendAsync("\r\n   \n{\"jsonrpc\":\"2.0\",\"id\":\"crlf\",\"method\":\"ping\"}\r", cancellationToken);
        var answer = await client.ResponseAsync("\"crlf\"", cancellationToken);

        Assert.That(answer.Error, Is.Null);
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Every_line_that_a_client_gets_is_a_json_rpc_message(CancellationToken cancellationToken)
    {
        var client = await Home.OpenAsync(route, cancellationToken);

        await client.SendAsync("nonsense", cancellationToken);
        await client.CallAsync("thrower", "{}", cancellationToken);
        await client.CallAsync("failer", "{}", cancellationToken);
        await client.CallAsync("trigger-long-running-operation", """{"duration":0.5,"steps":5}""", cancellationToken, "1");

        // On the direct route the first line is Welcome.
        var messages = client.Inbox.All.Skip(route is Route.Direct ? 1 : 0);
        Assert.That(messages.Where(line => !line.IsJson || !line.Json.GetProperty("jsonrpc").ValueEquals("2.0")), Is.Empty);
    }

    private static async Task SendLongLineAsync(LineClient client, int size, CancellationToken cancellationToken)
    {
        var line = Encoding.UTF8.GetBytes(
            """{"jsonrpc":"2.0","id":"long","method":"tools/call","params":{"name":"echo","arguments":{"message":""" + "\"" + new string('x', size) + "\"}}}\n");
        await client.WriteAsync(line, cancellationToken);
    }
}
