using System.Text.Json.Nodes;
using Mcp.FakeProvider;
using Mcp.FakeProvider.Replies;
using Mcp.Tests.Support;
using NUnit.Framework;

namespace Mcp.Tests.EndToEnd.Experts;

/// <summary>The tools of one provider: there only with it, and what they do with it.</summary>
public class ProviderToolTests : ExpertsFixture
{
    internal override FakeOptions Options { get; } = new() { Dialect = Dialect.Kimi, Key = Key };

    [Test]
    [CancelAfter(Bound)]
    public async Task Tools_of_a_provider_are_listed_with_it_alone(CancellationToken cancellationToken)
    {
        var none = await ProviderToolsAsync(await EditorAsync(cancellationToken), cancellationToken);
        var kimi = await ProviderToolsAsync(await KimiAsync(cancellationToken), cancellationToken);
        var glm = await ProviderToolsAsync(await Home.InitializedShimAsync(cancellationToken, ("GLM_API_KEY", Key)), cancellationToken);

        Assert.That(none, Is.Empty);
        Assert.That(kimi, Is.EqualTo(new[] { "kimi_upload_and_extract", "kimi_multi_file_chat", "kimi_chat_with_tools", "kimi_intent_analysis" }));
        Assert.That(glm, Is.EqualTo(new[] { "glm_upload_file", "glm_web_search" }));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Files_are_read_by_kimi_and_asked_about(CancellationToken cancellationToken)
    {
        await File.WriteAllTextAsync(Path.Combine(Home.Workspace, "plan.md"), "The port is 7012.", cancellationToken);
        var editor = await KimiAsync(cancellationToken);

        var answer = await editor.CallAsync(
            "kimi_multi_file_chat", Question("Which port?", ("files", new JsonArray("plan.md"))), cancellationToken);

        Assert.That((answer.State, answer.Text), Is.EqualTo(("complete", "You said: Which port?")));
        Assert.That(answer.Answer.GetProperty("files")[0].GetProperty("file_id").GetString(), Is.EqualTo("file-1"));
        Assert.That(Server.Requests.Chats.Single().Json!["messages"]![0]!["content"]!.ToString(), Does.Contain("The port is 7012."));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Function_that_kimi_calls_goes_out_and_its_result_goes_back(CancellationToken cancellationToken)
    {
        const string question = """{"role":"user","content":"How warm is it in Bern?"}""";
        const string tools = """[{"type":"function","function":{"name":"weather","parameters":{"type":"object","properties":{"city":{"type":"string"}}}}}]""";
        Server.Enqueue(
            Reply.Stream.Role().ToolCall("weather:0", "weather", """{"city":"Bern"}""", pieces: 3).Finish("tool_calls").Done(),
            Reply.Stream.Says("It is 19 degrees."));
        var editor = await KimiAsync(cancellationToken);

        var asked = await editor.CallAsync("kimi_chat_with_tools", $$"""{"messages":[{{question}}],"tools":{{tools}}}""", cancellationToken);
        var calls = asked.Answer.GetProperty("tool_calls");
        var answer = await editor.CallAsync(
            "kimi_chat_with_tools",
            $$"""{"messages":[{{question}},{"role":"assistant","tool_calls":{{calls.GetRawText()}}},{"role":"tool","tool_call_id":"weather:0","content":"19"}],"tools":{{tools}}}""",
            cancellationToken);

        Assert.That((asked.State, calls[0].GetProperty("arguments").GetProperty("city").GetString()), Is.EqualTo(("needs_input", "Bern")));
        Assert.That((answer.State, answer.Text), Is.EqualTo(("complete", "It is 19 degrees.")));
        var sent = Server.Requests.Chats[1].Json!["messages"]!.AsArray();
        Assert.That(
            (sent[1]!["tool_calls"]![0]!["id"]!.ToString(), sent[2]!["tool_call_id"]!.ToString(), sent[2]!["content"]!.ToString()),
            Is.EqualTo(("weather:0", "weather:0", "19")));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Web_is_searched_by_glm(CancellationToken cancellationToken)
    {
        await using var glm = await FakeServer.StartAsync(Dialect.Glm, cancellationToken);
        var editor = await GlmAsync(glm, cancellationToken);

        var answer = await editor.CallAsync("glm_web_search", """{"search_query":"Lund","count":2}""", cancellationToken);

        Assert.That(answer.State, Is.EqualTo("complete"));
        Assert.That(
            answer.Answer.GetProperty("search_results").EnumerateArray().Select(page => page.GetProperty("title").GetString()),
            Is.EqualTo(new[] { "Lund, result 1", "Lund, result 2" }));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task File_goes_up_to_glm(CancellationToken cancellationToken)
    {
        await File.WriteAllTextAsync(Path.Combine(Home.Workspace, "notes.md"), "Notes.", cancellationToken);
        await using var glm = await FakeServer.StartAsync(Dialect.Glm, cancellationToken);
        var editor = await GlmAsync(glm, cancellationToken);

        var answer = await editor.CallAsync("glm_upload_file", """{"file":"notes.md"}""", cancellationToken);

        Assert.That(
            (answer.State, answer.Answer.GetProperty("files")[0].GetProperty("file_id").GetString(), glm.Requests.Single().Path),
            Is.EqualTo(("complete", "file_1", "/files")));
    }

    private Task<ShimProcess> KimiAsync(CancellationToken cancellationToken) =>
        Home.InitializedShimAsync(cancellationToken, ("KIMI_API_URL", Server.Url), ("KIMI_API_KEY", Key));

    private Task<ShimProcess> GlmAsync(FakeServer glm, CancellationToken cancellationToken) =>
        Home.InitializedShimAsync(cancellationToken, ("GLM_API_URL", glm.Url), ("GLM_API_KEY", Key));

    private static async Task<string[]> ProviderToolsAsync(ShimProcess editor, CancellationToken cancellationToken)
    {
        var list = await editor.RequestAsync("tools/list", "{}", cancellationToken);
        return
        [
            .. list.Result.GetProperty("tools").EnumerateArray().Select(tool => tool.GetProperty("name").GetString()!)
                .Where(name => name.StartsWith("kimi_", StringComparison.Ordinal) || name.StartsWith("glm_", StringComparison.Ordinal)),
        ];
    }
}
