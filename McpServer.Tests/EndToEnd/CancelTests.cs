using Mcp.Tests.Support;
using NUnit.Framework;

namespace Mcp.Tests.EndToEnd;

[TestFixture(Route.Direct)]
[TestFixture(Route.ThroughShim)]
public class CancelTests(Route route) : SharedDaemonFixture
{
    private int _runs;

    [Test]
    [CancelAfter(Bound)]
    public async Task Cancelled_call_stops(CancellationToken cancellationToken)
    {
        var client = await Home.OpenAsync(route, cancellationToken);
        var file = await RunAsync(client, "\"a\"", 60, cancellationToken);

        await client.CancelAsync("\"a\"", cancellationToken);

        await IsAsync(file, "run\nrun cancelled\n", cancellationToken);
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Cancelled_call_gets_no_answer(CancellationToken cancellationToken)
    {
        var client = await Home.OpenAsync(route, cancellationToken);
        var file = await RunAsync(client, "\"a\"", 60, cancellationToken);

        await client.CancelAsync("\"a\"", cancellationToken);
        await IsAsync(file, "run\nrun cancelled\n", cancellationToken);
        await client.EchoAsync("after", cancellationToken);

        Assert.That(client.ResponsesTo("\"a\""), Is.Zero);
    }

    [TestCase("1", "\"1\"")]
    [TestCase("\"1\"", "1")]
    [TestCase("\"a\"", "\"b\"")]
    [CancelAfter(Bound)]
    public async Task Cancelling_one_of_two_calls_leaves_the_other(string cancelled, string other, CancellationToken cancellationToken)
    {
        LineClient client = route is Route.Direct ? await Home.ConnectAsync(cancellationToken) : Home.StartShim();
        var file = await RunAsync(client, cancelled, 60, cancellationToken);
        await client.SendCallAsync(other, "trigger-long-running-operation", """{"duration":0.6,"steps":0}""", cancellationToken);

        await client.CancelAsync(cancelled, cancellationToken);
        var answer = await client.ResponseAsync(other, cancellationToken);

        Assert.That((answer.Text, await File.ReadAllTextAsync(file, cancellationToken)), Is.EqualTo(("Took 0.6 s in 0 steps.", "run\nrun cancelled\n")));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Late_cancel_does_not_hit_the_next_call_of_that_id(CancellationToken cancellationToken)
    {
        LineClient client = route is Route.Direct ? await Home.ConnectAsync(cancellationToken) : Home.StartShim();
        await client.SendCallAsync("1", "echo", """{"message":"first"}""", cancellationToken);
        await client.ResponseAsync("1", cancellationToken);

        await client.CancelAsync("1", cancellationToken);
        await client.SendCallAsync("1", "echo", """{"message":"second"}""", cancellationToken);
        var answer = await client.Inbox.FirstAsync(line => line is { Id: "1", Text: "second" }, cancellationToken);

        Assert.That(answer.State, Is.EqualTo("complete"));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Cancel_of_an_unknown_id_is_ignored(CancellationToken cancellationToken)
    {
        var client = await Home.OpenAsync(route, cancellationToken);
        var before = client.Inbox.All.Count;

        await client.CancelAsync("\"nobody\"", cancellationToken);
        await client.SendAsync("""{"jsonrpc":"2.0","method":"notifications/cancelled","params":{}}""", cancellationToken);
        await client.EchoAsync("after", cancellationToken);

        // On the direct route a cancellation is settled by a line of the contract's own.
        Assert.That(client.Inbox.All.Count(line => line.Method is not "mcp-expert/settled"), Is.EqualTo(before + 1));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Cancelled_calls_are_counted(CancellationToken cancellationToken)
    {
        var client = await Home.OpenAsync(route, cancellationToken);
        var before = await client.StatusAsync("calls", "cancelled", cancellationToken);
        await RunAsync(client, "\"a\"", 60, cancellationToken);

        await client.CancelAsync("\"a\"", cancellationToken);

        await Eventually.IsTrueAsync(
            async () => await client.StatusAsync("calls", "cancelled", cancellationToken) == before + 1, "the call is counted", cancellationToken);
    }

    /// <summary>Starts a call and waits until it runs; the file it notes its life in.</summary>
    private async Task<string> RunAsync(LineClient client, string id, double duration, CancellationToken cancellationToken)
    {
        var file = Home.File($"runs-{_runs++}");
        await client.SendCallAsync(id, "counter", $$"""{"file":"{{file}}","duration":{{duration}}}""", cancellationToken);
        await IsAsync(file, "run\n", cancellationToken);
        return file;
    }

    private static Task IsAsync(string file, string content, CancellationToken cancellationToken) => Eventually.IsTrueAsync(
        () => File.Exists(file) && File.ReadAllText(file) == content, $"{file} says {content}", cancellationToken);
}
