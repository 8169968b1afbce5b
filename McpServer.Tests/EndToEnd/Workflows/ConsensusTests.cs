using System.Text.Json;
using System.Text.Json.Nodes;
using Mcp.FakeProvider.Replies;
using Mcp.FakeProvider.Requests;
using Mcp.Tests.Support;
using Mcp.Tests.Workflows.Consensus;
using NUnit.Framework;

namespace Mcp.Tests.EndToEnd.Workflows;

/// <summary>Panels of real requests over the shim: asked at the same time, told apart, and kept whatever happens to the call.</summary>
public class ConsensusTests : WorkflowsFixture
{
    [Test]
    [CancelAfter(Bound)]
    public async Task Three_models_are_asked_at_the_same_time_and_none_sees_another(CancellationToken cancellationToken)
    {
        var gates = new Dictionary<string, Gate> { ["alpha"] = new(), ["beta"] = new(), ["gamma"] = new() };
        Server.When(request => request.IsChat, request => Reply.Stream.Role().Wait(gates[request.Model!]).Text(Says(request)).Finish().Done());
        var editor = await PanelAsync(cancellationToken);

        var call = editor.CallAsync("consensus", Panel("alpha for", "beta against", "gamma"), cancellationToken);
        await Task.WhenAll(gates.Values.Select(gate => gate.Reached)).WaitAsync(cancellationToken);
        gates.Values.ToList().ForEach(gate => gate.Open());
        var answer = await call;

        Assert.That((answer.State, PanelOf(answer).GetProperty("verdict").GetString()), Is.EqualTo(("complete", "support")));
        Assert.That(Server.Requests.Chats, Has.Count.EqualTo(3));
        Assert.That(Server.Requests.Chats.Select(Body), Has.All.Contains("Shall we?").And.All.Not.Contains("says support"));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Model_that_fails_and_one_that_is_late_are_shown_with_the_verdict_of_the_others(CancellationToken cancellationToken)
    {
        Server.When(request => request.IsChat, request => request.Model switch
        {
            "alpha" => Reply.Json("""{"error":{"message":"no such key","code":"invalid_api_key"}}""", 401),
            "beta" => Reply.Stream.Role().Text("I begin").Stall(),
            _ => Reply.Stream.Says(Says(request)),
        });
        var editor = await PanelAsync(cancellationToken, ("CONSENSUS_MODEL_TIMEOUT_SECS", "1"), ("CONSENSUS_QUORUM", "1"));

        var answer = await editor.CallAsync("consensus", Panel("alpha", "beta", "gamma"), cancellationToken);

        Assert.That(
            PanelOf(answer).GetProperty("members").EnumerateArray().Select(member => member.GetProperty("state").GetString()),
            Is.EqualTo(new[] { "failed", "partial", "answered" }));
        Assert.That((answer.IsToolError, PanelOf(answer).GetProperty("confidence").GetString()), Is.EqualTo((false, "low")));
        Assert.That(answer.Text, Does.Contain("1 of 3 answered").And.Contain("I begin").And.Not.Contain(Key));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Panel_of_which_nobody_answers_is_an_error(CancellationToken cancellationToken)
    {
        Server.When(request => request.IsChat, Reply.Json("""{"error":{"message":"no such key","code":"invalid_api_key"}}""", 401));
        var editor = await PanelAsync(cancellationToken);

        var answer = await editor.CallAsync("consensus", Panel("alpha", "beta"), cancellationToken);

        Assert.That((answer.IsToolError, answer.State, answer.Code), Is.EqualTo((true, "failed", "provider_auth")));
    }

    [TestCase("gama", "unknown_model", "gamma")]
    [TestCase("alpha", "invalid_argument", "stands there 2 times")]
    [CancelAfter(Bound)]
    public async Task Panel_that_cannot_sit_asks_nobody(string second, string code, string message, CancellationToken cancellationToken)
    {
        var editor = await PanelAsync(cancellationToken);

        var answer = await editor.CallAsync("consensus", Panel("alpha", second), cancellationToken);

        Assert.That((answer.Code, Server.Requests.Chats.Count), Is.EqualTo((code, 0)));
        Assert.That(Message(answer), Does.Contain(message));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Answers_that_came_before_the_clients_cancel_are_not_paid_twice(CancellationToken cancellationToken)
    {
        var gate = new Gate();
        var isFirst = true;
        Server.When(request => request.IsChat, request => request.Model is "beta" && isFirst
            ? Reply.Stream.Role().Wait(gate).Says("never") : Reply.Stream.Says(Says(request)));
        var editor = await PanelAsync(cancellationToken);
        var id = ThreadOf(await editor.CallAsync("debug", Step(1, Open()), cancellationToken));
        var panel = Panel(["alpha", "beta"], ("continuation_id", id));
        await editor.SendCallAsync("201", "consensus", panel, cancellationToken);
        await gate.Reached.WaitAsync(cancellationToken);
        await Eventually.IsTrueAsync(
            async () => (await ShowAsync(editor, id, cancellationToken)).Contains("custom/alpha answers consensus", StringComparison.Ordinal),
            "the first answer is in the thread", cancellationToken);
        await editor.CancelAsync("201", cancellationToken);
        await IsAsync(editor, "running", 1, cancellationToken); // the asking itself
        isFirst = false;

        var again = await editor.CallAsync("consensus", panel, cancellationToken);

        Assert.That(Server.Requests.Chats.Select(request => request.Model), Is.EquivalentTo(new[] { "alpha", "beta", "beta" }));
        Assert.That((again.State, PanelOf(again).GetProperty("agreement").GetDouble()), Is.EqualTo(("complete", 1.0)));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Panel_that_outlasts_its_clients_patience_is_collected(CancellationToken cancellationToken)
    {
        var gate = new Gate();
        Server.When(request => request.IsChat, request => request.Model is "beta"
            ? Reply.Stream.Role().Wait(gate).Text(Says(request)).Finish().Done() : Reply.Stream.Says(Says(request)));
        var editor = await PanelAsync(cancellationToken, ("CLIENT_PATIENCE_SECS", "1"));

        var handed = await editor.CallAsync("consensus", Panel("alpha", "beta"), cancellationToken);
        gate.Open();
        var answer = await CollectAsync(editor, handed.CallId, cancellationToken);

        Assert.That((handed.State, answer.State), Is.EqualTo(("still_running", "complete")));
        Assert.That((PanelOf(answer).GetProperty("members").GetArrayLength(), Server.Requests.Chats.Count), Is.EqualTo((2, 2)));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Panel_goes_on_step_by_step_as_older_agents_drive_it(CancellationToken cancellationToken)
    {
        Server.When(request => request.IsChat, request => Reply.Stream.Says(Says(request)));
        var editor = await PanelAsync(cancellationToken);

        var first = await editor.CallAsync("consensus", Panel(["alpha", "beta", "gamma"], [.. Open(("total_steps", 3)), ("current_model_index", 0), ("model_responses", new JsonArray())]), cancellationToken);
        var id = ThreadOf(first);
        var second = await editor.CallAsync("consensus", Step(2, [.. Open(("total_steps", 3)), ("continuation_id", id), ("current_model_index", 1)]), cancellationToken);
        var asked = Server.Requests.Chats.Select(request => request.Model).ToList();
        var last = await editor.CallAsync("consensus", Step(3, ("continuation_id", id), ("current_model_index", 2)), cancellationToken);

        Assert.That((first.State, second.State, last.State), Is.EqualTo(("working", "working", "complete")));
        Assert.That((asked, Server.Requests.Chats[^1].Model, Server.Requests.Chats.Count), Is.EqualTo((new[] { "alpha", "beta" }, "gamma", 3)));
        Assert.That(Verdicts(last), Is.EqualTo(new[] { "support", "support", "support" }));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Cancel_of_a_panel_reaches_every_provider_that_is_still_asked(CancellationToken cancellationToken)
    {
        Gate[] gates = [new(), new()];
        Server.When(request => request.IsChat, request => Reply.Stream.Role().Text("I begin").Wait(gates[request.Model is "alpha" ? 0 : 1]).Finish().Done());
        var editor = await PanelAsync(cancellationToken);
        await editor.SendCallAsync("201", "consensus", Panel("alpha", "beta"), cancellationToken);
        await Task.WhenAll(gates.Select(gate => gate.Reached)).WaitAsync(cancellationToken);

        await editor.CancelAsync("201", cancellationToken);

        await Task.WhenAll(Server.Requests.Chats.Select(request => request.Aborted)).WaitAsync(cancellationToken);
        await editor.EchoAsync("after", cancellationToken);
        Assert.That((Server.Requests.Chats.Count, editor.ResponsesTo("201")), Is.EqualTo((2, 0)));
    }

    [TestCase(true), TestCase(false)]
    [CancelAfter(Bound)]
    public async Task Panel_that_was_handed_back_is_there_for_the_next_editor_when_its_own_has_died(bool isDoneBefore, CancellationToken cancellationToken)
    {
        var gate = new Gate();
        Server.When(request => request.IsChat, request => request.Model is "beta"
            ? Reply.Stream.Role().Wait(gate).Text(Says(request)).Finish().Done() : Reply.Stream.Says(Says(request)));
        var dying = await PanelAsync(cancellationToken, ("CLIENT_PATIENCE_SECS", "1"));
        var handed = await dying.CallAsync("consensus", Panel("alpha", "beta"), cancellationToken);
        Signal.Kill(dying.Pid);
        await dying.ExitAsync(cancellationToken);
        var next = await PanelAsync(cancellationToken, ("CLIENT_PATIENCE_SECS", "20"));
        if (isDoneBefore)
        {
            gate.Open();
            await IsAsync(next, "uncollected", 1, cancellationToken);
        }

        await next.SendCallAsync("301", "collect", $$"""{"call_id":"{{handed.CallId}}"}""", cancellationToken);
        if (!isDoneBefore)
        {
            await IsAsync(next, "waiters", 1, cancellationToken);
            gate.Open();
        }

        var answer = await next.ResponseAsync("301", cancellationToken);
        Assert.That((handed.State, answer.State, Server.Requests.Chats.Count), Is.EqualTo(("still_running", "complete", 2)));
        Assert.That(Verdicts(answer), Is.EqualTo(new[] { "support", "support" }));
    }

    private Task<ShimProcess> PanelAsync(CancellationToken cancellationToken, params (string Name, string Value)[] variables) =>
        EditorAsync(cancellationToken, [("MCP_EXPERT_MODELS_CUSTOM", "alpha,beta,gamma"), .. variables]);

    private static string Panel(params string[] members) => Panel(members, []);

    private static string Panel(string[] members, params (string Name, JsonNode Value)[] more)
    {
        var models = members.Select(member => member.Split(' ')).Select(parts => new JsonObject
        {
            ["model"] = parts[0], ["stance"] = parts.ElementAtOrDefault(1) ?? "neutral",
        });
        return Step(1, [("step", "Shall we?"), ("models", new JsonArray([.. models])), .. more]);
    }

    private static async Task<string> ShowAsync(ShimProcess editor, string id, CancellationToken cancellationToken) =>
        (await editor.CallAsync("threads", $$"""{"action":"show","continuation_id":"{{id}}"}""", cancellationToken)).Text!;

    private static JsonElement PanelOf(Received answer) => answer.Answer.GetProperty("panel");

    private static IEnumerable<string?> Verdicts(Received answer) =>
        PanelOf(answer).GetProperty("members").EnumerateArray().Select(member => member.GetProperty("verdict").GetString());

    private static string Body(RecordedRequest request) => System.Text.Encoding.UTF8.GetString(request.Body.Span);

    private static string Says(RecordedRequest request) =>
        PanelRig.Verdict("support").Replace("I say", $"{request.Model} says", StringComparison.Ordinal);
}
