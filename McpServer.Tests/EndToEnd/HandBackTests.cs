using Mcp.Tests.Support;
using NUnit.Framework;

namespace Mcp.Tests.EndToEnd;

/// <summary>Clients of one second's patience, and an expert that takes longer.</summary>
public class HandBackTests : EndToEndFixture
{
    [SetUp]
    public void SetPatience() => Home.With("CLIENT_PATIENCE_SECS", "1").With("LOG_LEVEL", "debug");

    [Test]
    [CancelAfter(Bound)]
    public async Task Several_hand_backs_bring_one_answer_of_one_run(CancellationToken cancellationToken)
    {
        var shim = await Home.InitializedShimAsync(cancellationToken);

        var answer = await shim.CallAsync("fake-expert", """{"prompt":"a","seconds":4.5}""", cancellationToken);
        var states = new List<string?> { answer.State };
        while (answer.State is "still_running")
        {
            answer = await shim.CallAsync("collect", $$"""{"call_id":"{{answer.CallId}}"}""", cancellationToken);
            states.Add(answer.State);
        }

        Assert.That(states, Has.Count.GreaterThanOrEqualTo(3).And.All.AnyOf("still_running", "complete"));
        Assert.That((answer.Text, answer.Answer.GetProperty("tool").GetString()), Is.EqualTo(("Run 1.", "fake-expert")));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Hand_back_says_in_the_text_how_to_go_on(CancellationToken cancellationToken)
    {
        var shim = await Home.InitializedShimAsync(cancellationToken);

        var answer = await shim.CallAsync("fake-expert", """{"prompt":"a","seconds":30,"say_interval":0.2}""", cancellationToken);

        var text = answer.Result.GetProperty("content")[0].GetProperty("text").GetString()!;
        Assert.That(answer.IsToolError, Is.False);
        Assert.That(answer.Text, Does.Contain("Now: fake-1 writes"));
        Assert.That(text, Does.Contain($$"""call the tool collect with {"call_id": "{{answer.CallId}}"}""").And.Contain("Nothing is lost").And.Contain("do not start over"));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Where_collect_is_switched_off_the_same_call_again_is_the_way(CancellationToken cancellationToken)
    {
        var shim = await Home.InitializedShimAsync(cancellationToken, ("DISABLED_TOOLS", "collect"));

        var first = await shim.CallAsync("fake-expert", """{"prompt":"a","seconds":1.6}""", cancellationToken);
        var second = await shim.CallAsync("fake-expert", """{ "seconds": 1.60, "prompt":"a" }""", cancellationToken);

        Assert.That(first.Answer.GetProperty("next").GetString(), Does.Contain("exactly the same arguments").And.Not.Contain("collect"));
        Assert.That((second.State, second.Text, second.CallId), Is.EqualTo(("complete", "Run 1.", first.CallId)));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Client_that_times_out_and_asks_again_gets_the_one_answer(CancellationToken cancellationToken)
    {
        var shim = await Home.InitializedShimAsync(cancellationToken, ("CLIENT_PATIENCE_SECS", "20"));
        var log = await StartAsync(shim, "101", 2, cancellationToken);

        await TimeOutAsync(shim, "101", cancellationToken);
        var again = await shim.CallAsync("fake-expert", Arguments(log, 2), cancellationToken);

        Assert.That((again.Text, shim.ResponsesTo("101"), Noted(log)), Is.EqualTo(("Run 1.", 0, "run 1\ndone\n")));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Answer_that_came_after_the_time_out_is_kept_for_the_next_same_call_and_given_once(CancellationToken cancellationToken)
    {
        var shim = await Home.InitializedShimAsync(cancellationToken, ("CLIENT_PATIENCE_SECS", "20"));
        var log = await StartAsync(shim, "101", 1, cancellationToken);
        await TimeOutAsync(shim, "101", cancellationToken);
        await IsAsync(log, "run 1\ndone\n", cancellationToken);

        string?[] texts =
        [
            (await shim.CallAsync("fake-expert", Arguments(log, 1), cancellationToken)).Text,
            (await shim.CallAsync("fake-expert", Arguments(log, 1), cancellationToken)).Text,
        ];

        Assert.That(texts, Is.EqualTo(new[] { "Run 1.", "Run 2." }));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Cancel_of_the_only_caller_reaches_the_tool(CancellationToken cancellationToken)
    {
        var shim = await Home.InitializedShimAsync(cancellationToken, ("CLIENT_PATIENCE_SECS", "20"));
        var log = await StartAsync(shim, "101", 60, cancellationToken);

        await shim.CancelAsync("101", cancellationToken);

        await IsAsync(log, "run 1\ncancelled\n", cancellationToken);
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Cancel_of_the_collecting_call_stops_what_was_handed_back(CancellationToken cancellationToken)
    {
        var shim = await Home.InitializedShimAsync(cancellationToken);
        var log = Home.File("life");
        var back = await shim.CallAsync("fake-expert", Arguments(log, 60), cancellationToken);
        await shim.SendCallAsync("102", "collect", $$"""{"call_id":"{{back.CallId}}"}""", cancellationToken);
        await Eventually.IsTrueAsync(
            async () => await shim.StatusAsync("calls", "waiters", cancellationToken) == 1, "the collecting call waits", cancellationToken);

        await shim.CancelAsync("102", cancellationToken);

        await IsAsync(log, "run 1\ncancelled\n", cancellationToken);
        var gone = await shim.CallAsync("collect", $$"""{"call_id":"{{back.CallId}}"}""", cancellationToken);
        Assert.That(gone.Answer.GetProperty("error").GetProperty("message").GetString(), Does.Contain("was cancelled"));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Editor_that_dies_leaves_its_call_to_the_next_one(CancellationToken cancellationToken)
    {
        var dying = await Home.InitializedShimAsync(cancellationToken, ("CLIENT_PATIENCE_SECS", "20"));
        var log = await StartAsync(dying, "101", 2.5, cancellationToken);

        Signal.Kill(dying.Pid);
        var next = await Home.InitializedShimAsync(cancellationToken, ("CLIENT_PATIENCE_SECS", "20"));
        var answer = await next.CallAsync("fake-expert", Arguments(log, 2.5), cancellationToken);

        Assert.That((answer.Text, Noted(log)), Is.EqualTo(("Run 1.", "run 1\ndone\n")));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Local_work_of_an_editor_that_dies_stops(CancellationToken cancellationToken)
    {
        var dying = await Home.InitializedShimAsync(cancellationToken, ("CLIENT_PATIENCE_SECS", "20"));
        var log = await StartAsync(dying, "101", 60, cancellationToken, ""","at_work":false""");

        Signal.Kill(dying.Pid);

        await IsAsync(log, "run 1\ncancelled\n", cancellationToken);
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Two_editors_at_once_are_each_answered_by_one_run(CancellationToken cancellationToken)
    {
        var (one, two) = (await Home.InitializedShimAsync(cancellationToken), await Home.InitializedShimAsync(cancellationToken));

        var answers = await Task.WhenAll(UntilAnsweredAsync(one, cancellationToken), UntilAnsweredAsync(two, cancellationToken));

        Assert.That(answers.Select(answer => answer.Text), Is.All.EqualTo("Run 1."));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Who_joins_is_told_that_the_answer_is_shared(CancellationToken cancellationToken)
    {
        var (one, two) = (
            await Home.InitializedShimAsync(cancellationToken, ("CLIENT_PATIENCE_SECS", "20")),
            await Home.InitializedShimAsync(cancellationToken, ("CLIENT_PATIENCE_SECS", "20")));
        var log = await StartAsync(one, "101", 1.5, cancellationToken);

        var shared = await two.CallAsync("fake-expert", Arguments(log, 1.5), cancellationToken);
        var own = await one.ResponseAsync("101", cancellationToken);

        Assert.That((IsShared(shared), IsShared(own)), Is.EqualTo((true, false)));
    }

    private static bool IsShared(Received answer) => answer.Answer.GetProperty("expert").TryGetProperty("shared", out var shared) && shared.GetBoolean();

    private static async Task<Received> UntilAnsweredAsync(LineClient client, CancellationToken cancellationToken)
    {
        var answer = await client.CallAsync("fake-expert", """{"prompt":"both","seconds":2.5}""", cancellationToken);
        while (answer.State is "still_running")
        {
            answer = await client.CallAsync("collect", $$"""{"call_id":"{{answer.CallId}}"}""", cancellationToken);
        }

        return answer;
    }

    /// <summary>Starts a call and waits until it runs; the file in which it notes its life.</summary>
    private async Task<string> StartAsync(LineClient client, string id, double seconds, CancellationToken cancellationToken, string more = "")
    {
        var log = Home.File("life");
        await client.SendCallAsync(id, "fake-expert", Arguments(log, seconds, more), cancellationToken);
        await IsAsync(log, "run 1\n", cancellationToken);
        return log;
    }

    private static string Arguments(string log, double seconds, string more = "") =>
        $$"""{"prompt":"a","seconds":{{seconds}},"log":"{{log}}"{{more}}}""";

    // As the TypeScript SDK does it at its own time-out.
    private static Task TimeOutAsync(LineClient client, string id, CancellationToken cancellationToken) => client.SendAsync(
        $$$"""{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":{{{id}}},"reason":"McpError: MCP error -32001: Request timed out"}}""",
        cancellationToken);

    private static string Noted(string log) => File.ReadAllText(log);

    private static Task IsAsync(string file, string content, CancellationToken cancellationToken) => Eventually.IsTrueAsync(
        () => File.Exists(file) && File.ReadAllText(file) == content, $"{file} says {content}", cancellationToken);
}
