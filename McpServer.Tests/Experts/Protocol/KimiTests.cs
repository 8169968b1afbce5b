using Mcp.Daemon.Experts.Catalogue;
using Mcp.Daemon.Experts.Endpoints;
using Mcp.Daemon.Experts.Failures;
using Mcp.Daemon.Experts.Protocol.Kimi;
using Microsoft.Extensions.AI;
using NUnit.Framework;

namespace Mcp.Tests.Experts.Protocol;

/// <summary>What only Moonshot has: its search loop and its headers.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase), CancelAfter(20_000)]
internal sealed class KimiTests : IDisposable
{
    private const string Good = """{"choices":[{"message":{"content":"Yes"},"finish_reason":"stop"}]}""";

    private readonly ProtocolRig _rig = new();

    public void Dispose() => _rig.Dispose();

    [Test]
    public async Task Search_is_answered_with_its_own_arguments_until_the_model_answers(CancellationToken cancellationToken)
    {
        await using var server = new RawHttp(exchange => exchange.Number < 3 ? SearchAsync(exchange, exchange.Number) : AnswerAsync(exchange));

        var heard = await AskAsync(server, cancellationToken);

        var messages = server.Requests.Last().Json.GetProperty("messages").EnumerateArray().Select(message => message.GetRawText()).ToList();
        Assert.That(messages, Has.Count.EqualTo(5));
        Assert.That(messages[1], Is.EqualTo(
            """{"role":"assistant","content":"","reasoning_content":"Look 1.","tool_calls":[{"id":"s1","type":"builtin_function","function":{"name":"$web_search","arguments":"{ \u0022q\u0022: 1 }"}}]}"""));
        Assert.That(messages[2], Is.EqualTo("""{"role":"tool","tool_call_id":"s1","name":"$web_search","content":"{ \u0022q\u0022: 1 }"}"""));
        Assert.That((heard.Text, heard.Reasoning, heard.FinishReason, heard.Calls.Count), Is.EqualTo(("Found", "Look 1.Look 2.", (ChatFinishReason?)ChatFinishReason.Stop, 0)));
    }

    [Test]
    public async Task Usage_of_all_rounds_is_summed(CancellationToken cancellationToken)
    {
        await using var server = new RawHttp(exchange => exchange.Number < 3 ? SearchAsync(exchange, exchange.Number) : AnswerAsync(exchange));

        var usage = (await AskAsync(server, cancellationToken)).Usage!;

        Assert.That((usage.InputTokenCount, usage.OutputTokenCount), Is.EqualTo(((long?)33, (long?)21)));
    }

    [Test]
    public async Task Search_without_end_is_ended_and_its_usage_kept(CancellationToken cancellationToken)
    {
        await using var server = new RawHttp(exchange => SearchAsync(exchange, exchange.Number));

        var heard = await AskAsync(server, cancellationToken);

        Assert.That((heard.Failure!.Failure, server.Requests.Count, heard.Usage!.InputTokenCount),
            Is.EqualTo((ExpertFailure.BadRequest, KimiSearch.MostRounds + 1, (long?)11 * (KimiSearch.MostRounds + 1))));
        Assert.That(heard.Notes.Single(), Does.Contain("5 web searches"));
    }

    [Test]
    public async Task Failure_in_a_later_round_keeps_what_the_first_cost(CancellationToken cancellationToken)
    {
        await using var server = new RawHttp(exchange => exchange.Number < 2 ? SearchAsync(exchange, 1) : exchange.AnswerAsync(500, "{}"));

        var heard = await AskAsync(server, cancellationToken);

        Assert.That((heard.Failure!.Failure, heard.Usage!.InputTokenCount), Is.EqualTo((ExpertFailure.Down, (long?)11)));
    }

    [Test]
    public async Task Model_that_can_switch_does_not_think_while_it_searches_and_says_so(CancellationToken cancellationToken)
    {
        await using var server = new RawHttp(AnswerAsync);
        var options = new ChatOptions { Tools = [new HostedWebSearchTool()], Reasoning = new ReasoningOptions { Effort = ReasoningEffort.High } };

        var heard = await _rig.AskAsync(
            ProtocolRig.Choice(server.Url, ProviderKind.Kimi, ThinkingAbility.Switchable), [new(ChatRole.User, "x")], options, null, cancellationToken);

        Assert.That(server.Request.Text, Does.Contain("""thinking":{"type":"disabled"}"""));
        Assert.That(heard.Notes.Single(), Does.Contain("does not think while it searches"));
    }

    [Test]
    public async Task Cache_token_comes_back_for_the_same_beginning_alone(CancellationToken cancellationToken)
    {
        await using var server = new RawHttp(exchange => exchange.AnswerAsync(
            200, Good, moreHeaders: $"Msh-Context-Cache-Token-Saved: token-{exchange.Number}\r\nMsh-Context-Cache-Id: cache-{exchange.Number}\r\n"));
        var one = ProtocolRig.Choice(server.Url, ProviderKind.Kimi);
        var otherAccount = one with { Endpoint = one.Endpoint with { Fingerprint = "other" } };

        await AskAsync(one, "session-1", "chat", "Rules", cancellationToken);
        await AskAsync(one, "session-2", "chat", "Rules", cancellationToken);
        await AskAsync(one, "session-1", "debug", "Rules", cancellationToken);
        await AskAsync(one, "session-1", "chat", "Other rules", cancellationToken);
        await AskAsync(otherAccount, "session-1", "chat", "Rules", cancellationToken);
        await AskAsync(one, "session-1", "chat", "Rules", cancellationToken);
        await AskAsync(one, "session-2", "chat", "Rules", cancellationToken);

        Assert.That(
            server.Requests.Select(request => request.Header("Msh-Context-Cache-Token")),
            Is.EqualTo(new[] { null, null, null, null, null, "token-1", "token-2" }));
        Assert.That(
            server.Requests.Select(request => $"{request.Header("X-Msh-Context-Cache")} {request.Header("X-Msh-Context-Cache-Reset-TTL")}").TakeLast(2),
            Is.EqualTo(new[] { "cache-1 3600", "cache-2 3600" }));
    }

    [Test]
    public async Task Every_request_is_traced_and_has_a_name_of_its_own(CancellationToken cancellationToken)
    {
        await using var server = new RawHttp(exchange => exchange.AnswerAsync(200, Good));
        var choice = ProtocolRig.Choice(server.Url, ProviderKind.Kimi);

        await AskAsync(choice, "session-1", "chat", "Rules", cancellationToken);
        await AskAsync(choice, "session-1", "chat", "Rules", cancellationToken);

        var names = server.Requests.Select(request => request.Header("Idempotency-Key")!).ToList();
        Assert.That(names, Is.Unique.And.All.StartsWith("session-1-1-7-"));
        Assert.That(server.Requests.Select(request => request.Header("Msh-Trace-Mode")), Is.All.EqualTo("on"));
    }

    [Test]
    public async Task Others_get_no_headers_of_moonshot([Values(ProviderKind.Glm, ProviderKind.OpenAiCompatible)] ProviderKind kind, CancellationToken cancellationToken)
    {
        await using var server = new RawHttp(exchange => exchange.AnswerAsync(200, Good, moreHeaders: "Msh-Context-Cache-Token-Saved: t\r\n"));

        await AskAsync(ProtocolRig.Choice(server.Url, kind), "session-1", "chat", "Rules", cancellationToken);
        await AskAsync(ProtocolRig.Choice(server.Url, kind), "session-1", "chat", "Rules", cancellationToken);

        Assert.That(server.Requests.SelectMany(request => request.Headers.Keys), Has.None.Contains("Msh").And.None.Contains("Idempotency"));
    }

    [Test]
    public async Task Token_longer_than_a_header_may_be_is_not_kept(CancellationToken cancellationToken)
    {
        await using var server = new RawHttp(exchange => exchange.AnswerAsync(
            200, Good, moreHeaders: $"Msh-Context-Cache-Token-Saved: {new string('t', 4097)}\r\n"));
        var choice = ProtocolRig.Choice(server.Url, ProviderKind.Kimi);

        await AskAsync(choice, "session-1", "chat", "Rules", cancellationToken);
        await AskAsync(choice, "session-1", "chat", "Rules", cancellationToken);

        Assert.That(server.Requests.Last().Header("Msh-Context-Cache-Token"), Is.Null);
    }

    [Test]
    public void Tokens_expire_and_the_least_used_goes_first()
    {
        var tokens = new KimiCacheTokens(_rig.Time);
        for (var i = 0; i < 256; i++)
        {
            tokens.Store($"{i}", new KimiCacheToken($"t{i}", null));
        }

        tokens.Find("0");
        tokens.Store("256", new KimiCacheToken("t256", null));

        Assert.That((tokens.Find("0")?.Token, tokens.Find("1"), tokens.Find("256")?.Token), Is.EqualTo(("t0", (KimiCacheToken?)null, "t256")));

        _rig.Time.Advance(TimeSpan.FromSeconds(1800));

        Assert.That(tokens.Find("0"), Is.Null);
    }

    private Task<Heard> AskAsync(RawHttp server, CancellationToken cancellationToken) =>
        _rig.AskAsync(server, cancellationToken, new ChatOptions { Tools = [new HostedWebSearchTool()] }, ProviderKind.Kimi);

    private Task<Heard> AskAsync(ModelChoice choice, string session, string tool, string system, CancellationToken cancellationToken) => _rig.AskAsync(
        choice, [new(ChatRole.System, system), new(ChatRole.User, "Why?")], null, ProtocolRig.Context(session, tool), cancellationToken);

    private static async Task SearchAsync(RawExchange exchange, int number)
    {
        await exchange.StartAsync();
        await exchange.FrameAsync($"{{\"choices\":[{{\"delta\":{{\"reasoning_content\":\"Look {number}.\"}}}}]}}");
        await exchange.FrameAsync(
            $"{{\"choices\":[{{\"delta\":{{\"tool_calls\":[{{\"index\":0,\"id\":\"s{number}\",\"type\":\"builtin_function\","
            + $"\"function\":{{\"name\":\"$web_search\",\"arguments\":\"{{ \\\"q\\\": {number} }}\"}}}}]}}}}]}}");
        await exchange.FinishAsync("tool_calls");
    }

    private static async Task AnswerAsync(RawExchange exchange)
    {
        await exchange.StartAsync();
        await exchange.SayAsync("Found");
        await exchange.FinishAsync();
    }
}
