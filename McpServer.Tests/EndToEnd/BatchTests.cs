using Mcp.Tests.Support;
using NUnit.Framework;

namespace Mcp.Tests.EndToEnd;

/// <summary>The batches of MCP 2025-03-26, which the shim takes apart and puts together.</summary>
public class BatchTests : EndToEndFixture
{
    private const string Ping = """{"jsonrpc":"2.0","id":ID,"method":"ping"}""";
    private const string Note = """{"jsonrpc":"2.0","method":"notifications/initialized"}""";

    [Test]
    [CancelAfter(Bound)]
    public async Task Batch_is_answered_by_one_array_of_all_answers(CancellationToken cancellationToken)
    {
        var array = await BatchAsync($"[{Of("1")},{Note},{Of("\"1\"")},{Of("3")}]", cancellationToken);

        Assert.That(Ids(array), Is.EquivalentTo(new[] { "1", "\"1\"", "3" }));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Member_that_is_no_message_is_answered_within_the_array(CancellationToken cancellationToken)
    {
        var array = await BatchAsync($"[17,{Of("1")},[]]", cancellationToken);

        Assert.That(Ids(array), Is.EquivalentTo(new[] { "null", "1", "null" }));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Second_member_of_the_same_id_is_refused_and_the_first_answered(CancellationToken cancellationToken)
    {
        const string slow = """
            {"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"trigger-long-running-operation","arguments":{"duration":0.5}}}
            """;

        var array = await BatchAsync($"[{slow.Trim()},{Of("1")}]", cancellationToken);

        Assert.That(
            array.Json.EnumerateArray().Select(answer => (answer.GetProperty("id").GetRawText(), answer.TryGetProperty("error", out _))),
            Is.EquivalentTo(new[] { ("1", false), ("null", true) }));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Cancelled_member_leaves_no_answer_in_the_array(CancellationToken cancellationToken)
    {
        var shim = await Home.InitializedShimAsync(cancellationToken);
        const string slow = """{"jsonrpc":"2.0","id":99,"method":"tools/call","params":{"name":"trigger-long-running-operation","arguments":{"duration":60}}}""";
        await shim.SendAsync($"[{slow},{Of("\"quick\"")}]", cancellationToken);

        await shim.CancelAsync("99", cancellationToken);
        var array = await ArrayAsync(shim, cancellationToken);

        Assert.That(Ids(array), Is.EqualTo(new[] { "\"quick\"" }));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Batch_of_notifications_is_answered_by_nothing(CancellationToken cancellationToken)
    {
        var shim = await Home.InitializedShimAsync(cancellationToken);
        var before = shim.Inbox.All.Count;

        await shim.SendAsync($"[{Note},{Note}]", cancellationToken);
        await shim.EchoAsync("after", cancellationToken);

        Assert.That(shim.Inbox.All, Has.Count.EqualTo(before + 1));
    }

    [TestCase("[]")]
    [TestCase("[{]")]
    [CancelAfter(Bound)]
    public async Task Empty_or_broken_batch_is_one_error(string batch, CancellationToken cancellationToken)
    {
        var shim = await Home.InitializedShimAsync(cancellationToken);

        await shim.SendAsync(batch, cancellationToken);
        var answer = await shim.ResponseAsync("null", cancellationToken);

        Assert.That(answer.ErrorNumber, Is.EqualTo(-32600));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Batch_whose_daemon_is_killed_is_answered_whole(CancellationToken cancellationToken)
    {
        var shim = await Home.InitializedShimAsync(cancellationToken);
        var file = Home.File("runs");
        var slow = $$$$"""{"jsonrpc":"2.0","id":99,"method":"tools/call","params":{"name":"counter","arguments":{"duration":60,"file":"{{{{file}}}}"}}}""";
        await shim.SendAsync($"[{Of("98")},{slow}]", cancellationToken);
        await Eventually.IsTrueAsync(() => File.Exists(file), "the call runs", cancellationToken);

        Signal.Kill(Home.DaemonPid);
        var array = await ArrayAsync(shim, cancellationToken);

        Assert.That(Ids(array), Is.EquivalentTo(new[] { "98", "99" }));
    }

    private async Task<Received> BatchAsync(string batch, CancellationToken cancellationToken)
    {
        var shim = Home.StartShim();
        await shim.SendAsync(batch, cancellationToken);
        return await ArrayAsync(shim, cancellationToken);
    }

    private static Task<Received> ArrayAsync(ShimProcess shim, CancellationToken cancellationToken) =>
        shim.Inbox.FirstAsync(line => line.Line.StartsWith('['), cancellationToken);

    private static string Of(string id) => Ping.Replace("ID", id, StringComparison.Ordinal);

    private static IEnumerable<string> Ids(Received array) =>
        array.Json.EnumerateArray().Select(answer => answer.GetProperty("id").GetRawText());
}
