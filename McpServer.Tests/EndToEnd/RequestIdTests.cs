using Mcp.Tests.Support;
using NUnit.Framework;

namespace Mcp.Tests.EndToEnd;

[TestFixture(Route.Direct)]
[TestFixture(Route.ThroughShim)]
public class RequestIdTests(Route route) : SharedDaemonFixture
{
    private const string Slow = "trigger-long-running-operation";

    [Test]
    [CancelAfter(Bound)]
    public async Task Number_and_text_are_different_ids(CancellationToken cancellationToken)
    {
        var client = await Home.OpenAsync(route, cancellationToken);
        await client.SendCallAsync("1001", "echo", """{"message":"number"}""", cancellationToken);
        await client.SendCallAsync("\"1001\"", "echo", """{"message":"text"}""", cancellationToken);

        string?[] texts =
            [(await client.ResponseAsync("1001", cancellationToken)).Text, (await client.ResponseAsync("\"1001\"", cancellationToken)).Text];

        Assert.That(texts, Is.EqualTo(new[] { "number", "text" }));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Second_request_with_an_id_in_flight_is_refused_under_no_id(CancellationToken cancellationToken)
    {
        var client = await Home.OpenAsync(route, cancellationToken);
        await client.SendCallAsync("1001", Slow, """{"duration":60}""", cancellationToken);

        await client.SendCallAsync("1001", "echo", """{"message":"again"}""", cancellationToken);
        var refused = await client.ResponseAsync("null", cancellationToken);

        Assert.That((refused.ErrorNumber, client.ResponsesTo("1001")), Is.EqualTo((-32600, 0)));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task First_request_of_a_doubled_id_is_answered_once(CancellationToken cancellationToken)
    {
        var client = await Home.OpenAsync(route, cancellationToken);
        await client.SendCallAsync("1001", Slow, """{"duration":0.7}""", cancellationToken);
        await client.SendCallAsync("1001", "echo", """{"message":"again"}""", cancellationToken);

        var answer = await client.ResponseAsync("1001", cancellationToken);

        Assert.That(answer.Text, Does.StartWith("Took"));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Id_can_be_used_again_after_its_answer(CancellationToken cancellationToken)
    {
        var client = await Home.OpenAsync(route, cancellationToken);
        await client.SendCallAsync("1001", "echo", """{"message":"one"}""", cancellationToken);
        await client.ResponseAsync("1001", cancellationToken);

        await client.SendCallAsync("1001", "echo", """{"message":"two"}""", cancellationToken);
        var second = await client.Inbox.FirstAsync(line => line is { Id: "1001", Text: "two" }, cancellationToken);

        Assert.That(second.Error, Is.Null);
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Thousand_requests_at_once_are_answered_once_each(CancellationToken cancellationToken)
    {
        var client = await Home.OpenAsync(route, cancellationToken);
        string[] ids = [.. Enumerable.Range(5000, 1000).Select(id => id.ToString())];

        foreach (var id in ids)
        {
            await client.SendCallAsync(id, "echo", $$"""{"message":"{{id}}"}""", cancellationToken);
        }

        await Task.WhenAll(ids.Select(id => client.ResponseAsync(id, cancellationToken)));
        await client.EchoAsync("after", cancellationToken);

        Assert.That(
            client.Inbox.All.Where(line => line.IsResponse && line.Id is ['5', _, _, _]).Select(line => (line.Id, line.Text)),
            Is.EquivalentTo(ids.Select(id => (id, id))));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Ping_is_answered_while_a_thousand_calls_run(CancellationToken cancellationToken)
    {
        var client = await Home.OpenAsync(route, cancellationToken);
        for (var i = 0; i < 1000; i++)
        {
            await client.SendCallAsync($"\"slow {i}\"", Slow, """{"duration":60,"steps":0}""", cancellationToken);
        }

        await client.RequestAsync("ping", "{}", cancellationToken);

        Assert.That(client.ResponsesTo("\"slow 0\""), Is.Zero);
    }
}
