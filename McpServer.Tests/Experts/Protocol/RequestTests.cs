using System.Text.Json;
using System.Text.Json.Nodes;
using Mcp.Daemon.Experts.Catalogue;
using Mcp.Daemon.Experts.Endpoints;
using Mcp.Daemon.Experts.Failures;
using Mcp.Daemon.Experts.Protocol;
using Microsoft.Extensions.AI;
using NUnit.Framework;

namespace Mcp.Tests.Experts.Protocol;

/// <summary>What goes out, in each dialect.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase), CancelAfter(20_000)]
internal sealed class RequestTests : IDisposable
{
    private static readonly Uri Url = new("https://api.example.org/v1");

    private readonly ProtocolRig _rig = new();

    public void Dispose() => _rig.Dispose();

    [Test]
    public async Task Question_is_posted_with_key_and_asks_for_a_stream(CancellationToken cancellationToken)
    {
        await using var server = new RawHttp(exchange => exchange.AnswerAsync(200, """{"choices":[{"message":{"content":"Yes"}}]}"""));

        await _rig.AskAsync(server, cancellationToken);

        var request = server.Request;
        Assert.That((request.Line, request.Header("Authorization"), request.Header("Content-Type")),
            Is.EqualTo(("POST /v1/chat/completions HTTP/1.1", $"Bearer {ProtocolRig.Key}", "application/json")));
        Assert.That(request.Text, Is.EqualTo(
            """{"model":"model-1","messages":[{"role":"user","content":"Why?"}],"stream":true,"stream_options":{"include_usage":true}}"""));
    }

    [Test]
    public async Task Query_of_the_base_url_stays(CancellationToken cancellationToken)
    {
        await using var server = new RawHttp(exchange => exchange.AnswerAsync(200, """{"choices":[{"message":{"content":"Yes"}}]}"""));

        await _rig.AskAsync(
            ProtocolRig.Choice(new Uri(server.Url + "/?api-version=2")), [new(ChatRole.User, "x")], null, null, cancellationToken);

        Assert.That(server.Request.Line, Is.EqualTo("POST /v1/chat/completions?api-version=2 HTTP/1.1"));
    }

    [Test]
    public void Roles_texts_and_images_are_native()
    {
        var body = Body(ProtocolRig.Choice(Url), null,
        [
            new(ChatRole.System, "Be brief."),
            new(ChatRole.User, [new TextContent("a"), new TextContent("<b> \"é\"")]),
            new(ChatRole.User, [new TextContent("See"), new DataContent(new byte[] { 1, 2, 3 }, "image/png"), new UriContent("https://example.org/x.png", "image/png")]),
        ]);

        Assert.That(body.GetProperty("messages").GetRawText(), Is.EqualTo(
            """[{"role":"system","content":"Be brief."},{"role":"user","content":"a\n<b> \"é\""},"""
            + """{"role":"user","content":[{"type":"text","text":"See"},{"type":"image_url","image_url":{"url":"data:image/png;base64,AQID"}},"""
            + """{"type":"image_url","image_url":{"url":"https://example.org/x.png"}}]}]"""));
    }

    [Test]
    public void Tool_calls_and_results_are_sent_back_to_the_letter(
        [Values] ProviderKind kind)
    {
        var call = new FunctionCallContent("a", "read", new Dictionary<string, object?> { ["path"] = "x" }) { RawRepresentation = """{ "path":"x" }""" };
        var other = new FunctionCallContent("b", "list", new Dictionary<string, object?> { ["n"] = 2, ["deep"] = JsonElement.Parse("[1]"u8) });

        var messages = Body(ProtocolRig.Choice(Url, kind), null,
        [
            new(ChatRole.Assistant, [new TextReasoningContent("Hm."), call, other]),
            new(ChatRole.Tool, [new FunctionResultContent("a", "text"), new FunctionResultContent("b", JsonNode.Parse("""{"k":1}"""))]),
        ]).GetProperty("messages").GetRawText();

        var name = kind is ProviderKind.Kimi ? "\"name\":\"read\"," : "";
        Assert.That(messages, Does.Contain("""{"name":"read","arguments":"{ \"path\":\"x\" }"}""").And.Contain("""arguments":"{\"n\":2,\"deep\":[1]}"""));
        Assert.That(messages, Does.Contain($"{{\"role\":\"tool\",\"tool_call_id\":\"a\",{name}\"content\":\"text\"}}").And.Contain("""content":"{\"k\":1}"""));
        Assert.That(messages.Contains("reasoning_content\":\"Hm.", StringComparison.Ordinal), Is.EqualTo(kind is not ProviderKind.OpenAiCompatible));
    }

    [Test]
    public void Options_are_written_as_numbers_people_meant()
    {
        var body = Body(ProtocolRig.Choice(Url), new ChatOptions { Temperature = 0.3f, TopP = 0.9f, Seed = 7, StopSequences = ["END"], MaxOutputTokens = 512 });

        Assert.That(body.GetRawText(), Does.Contain(
            """ "temperature":0.3,"top_p":0.9,"seed":7,"stop":["END"],"max_tokens":512}""".Trim()));
    }

    [TestCase(ProviderKind.OpenAiCompatible, ThinkingAbility.Effort, "max_completion_tokens")]
    [TestCase(ProviderKind.OpenAiCompatible, null, "max_tokens")]
    [TestCase(ProviderKind.Kimi, ThinkingAbility.Effort, "max_tokens")]
    [TestCase(ProviderKind.Glm, null, "max_tokens")]
    public void Output_limit_has_the_name_that_its_server_takes(ProviderKind kind, ThinkingAbility? thinking, string name) =>
        Assert.That(Body(ProtocolRig.Choice(Url, kind, thinking), new ChatOptions { MaxOutputTokens = 5 }).GetProperty(name).GetInt32(), Is.EqualTo(5));

    [TestCase(ProviderKind.Glm, ThinkingAbility.Switchable, ReasoningEffort.None, """{"type":"disabled"}""", null)]
    [TestCase(ProviderKind.Glm, ThinkingAbility.Switchable, ReasoningEffort.Low, """{"type":"enabled"}""", null)]
    [TestCase(ProviderKind.Kimi, null, ReasoningEffort.High, """{"type":"enabled"}""", null)]
    [TestCase(ProviderKind.Kimi, ThinkingAbility.Always, ReasoningEffort.None, null, null)]
    [TestCase(ProviderKind.Kimi, ThinkingAbility.Never, ReasoningEffort.High, null, null)]
    [TestCase(ProviderKind.Kimi, ThinkingAbility.Effort, ReasoningEffort.High, null, "high")]
    [TestCase(ProviderKind.Kimi, ThinkingAbility.Effort, ReasoningEffort.None, """{"type":"disabled"}""", null)]
    [TestCase(ProviderKind.OpenAiCompatible, ThinkingAbility.Effort, ReasoningEffort.ExtraHigh, null, "xhigh")]
    [TestCase(ProviderKind.OpenAiCompatible, null, ReasoningEffort.None, null, "none")]
    [TestCase(ProviderKind.OpenAiCompatible, ThinkingAbility.Always, ReasoningEffort.Low, null, null)]
    [TestCase(ProviderKind.OpenAiCompatible, ThinkingAbility.Effort, null, null, null)]
    public void Thinking_is_asked_for_in_the_servers_words(
        ProviderKind kind, ThinkingAbility? ability, ReasoningEffort? effort, string? thinking, string? reasoningEffort)
    {
        var body = Body(ProtocolRig.Choice(Url, kind, ability), new ChatOptions { Reasoning = new ReasoningOptions { Effort = effort } });

        Assert.That(body.TryGetProperty("thinking", out var found) ? found.GetRawText() : null, Is.EqualTo(thinking));
        Assert.That(body.TryGetProperty("reasoning_effort", out found) ? found.GetString() : null, Is.EqualTo(reasoningEffort));
    }

    [Test]
    public void Functions_and_choice_are_offered()
    {
        var function = AIFunctionFactory.CreateDeclaration("read", "Reads.", JsonElement.Parse("""{"type":"object"}"""u8));

        var body = Body(ProtocolRig.Choice(Url), new ChatOptions { Tools = [function], ToolMode = ChatToolMode.RequireSpecific("read") });

        Assert.That(body.GetProperty("tools").GetRawText(), Is.EqualTo(
            """[{"type":"function","function":{"name":"read","description":"Reads.","parameters":{"type":"object"}}}]"""));
        Assert.That(body.GetProperty("tool_choice").GetRawText(), Is.EqualTo("""{"type":"function","function":{"name":"read"}}"""));
    }

    [Test]
    public void Tool_choice_alone_is_not_sent() =>
        Assert.That(Body(ProtocolRig.Choice(Url), new ChatOptions { ToolMode = ChatToolMode.Auto }).TryGetProperty("tool_choice", out _), Is.False);

    [TestCase(ProviderKind.Kimi, """[{"type":"builtin_function","function":{"name":"$web_search"}}]""")]
    [TestCase(ProviderKind.Glm, """[{"type":"web_search","web_search":{"enable":true,"search_engine":"search-prime","search_result":true}}]""")]
    public void Web_search_is_asked_for_in_the_servers_words(ProviderKind kind, string tools) =>
        Assert.That(Body(ProtocolRig.Choice(Url, kind), new ChatOptions { Tools = [new HostedWebSearchTool()] }).GetProperty("tools").GetRawText(), Is.EqualTo(tools));

    [TestCase(ProviderKind.Kimi, "json_schema")]
    [TestCase(ProviderKind.OpenAiCompatible, "json_schema")]
    [TestCase(ProviderKind.Glm, "json_object")]
    public void Schema_is_asked_for_where_it_is_taken_and_noted_where_not(ProviderKind kind, string type)
    {
        var notes = new List<string>();

        var body = Body(
            ProtocolRig.Choice(Url, kind), new ChatOptions { ResponseFormat = ChatResponseFormat.ForJsonSchema(JsonElement.Parse("{}"u8), "finding") }, notes: notes);

        Assert.That((body.GetProperty("response_format").GetProperty("type").GetString(), notes.Count), Is.EqualTo((type, kind is ProviderKind.Glm ? 1 : 0)));
    }

    [Test]
    public async Task What_cannot_be_said_is_refused_before_anything_is_sent(CancellationToken cancellationToken)
    {
        await using var server = new RawHttp(_ => Task.CompletedTask);
        var options = new ChatOptions { Tools = [new HostedWebSearchTool()] };
        IList<ChatMessage> pdf = [new(ChatRole.User, [new DataContent(new byte[] { 1 }, "application/pdf")])];

        var search = (await _rig.AskAsync(server, cancellationToken, options)).Failure!;
        var file = (await _rig.AskAsync(ProtocolRig.Choice(server.Url), pdf, null, null, cancellationToken)).Failure!;

        Assert.That((search.Failure, file.Failure, server.Requests.Count), Is.EqualTo((ExpertFailure.BadRequest, ExpertFailure.BadRequest, 0)));
        Assert.That(search.Message + file.Message, Does.Contain("web search").And.Contain("application/pdf"));
    }

    private static JsonElement Body(
        ModelChoice choice, ChatOptions? options, IReadOnlyList<ChatMessage>? messages = null, List<string>? notes = null) =>
        JsonElement.Parse(ChatRequestBody.Write(choice, messages ?? [new(ChatRole.User, "x")], options, [], notes ?? []));
}
