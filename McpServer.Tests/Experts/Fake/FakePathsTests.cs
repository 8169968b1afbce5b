using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Mcp.FakeProvider;
using Mcp.FakeProvider.CommandLine;
using Mcp.FakeProvider.Replies;
using Mcp.FakeProvider.Requests;
using NUnit.Framework;

namespace Mcp.Tests.Experts.Fake;

/// <summary>The fake provider's other paths: files, models, searches, context cache; and its line in the log.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase), CancelAfter(20_000)]
internal sealed class FakePathsTests
{
    private readonly HttpClient _http = new();

    [TearDown]
    public void Close() => _http.Dispose();

    [Test]
    public async Task File_is_uploaded_listed_read_back_and_deleted(CancellationToken cancellationToken)
    {
        await using var server = await FakeServer.StartAsync(Dialect.Kimi, cancellationToken);
        using var form = new MultipartFormDataContent
        {
            { new StringContent("file-extract"), "purpose" },
            { new ByteArrayContent("the text"u8.ToArray()), "file", "notes.md" },
        };

        using var upload = await _http.PostAsync(server.Url + "/files", form, cancellationToken);
        var id = (await upload.Content.ReadFromJsonAsync<JsonObject>(cancellationToken))!["id"]!.ToString();
        var listed = await _http.GetFromJsonAsync<JsonObject>(server.Url + "/files", cancellationToken);
        var content = await _http.GetFromJsonAsync<JsonObject>($"{server.Url}/files/{id}/content", cancellationToken);
        using var deleted = await _http.DeleteAsync($"{server.Url}/files/{id}", cancellationToken);
        using var gone = await _http.GetAsync($"{server.Url}/files/{id}/content", cancellationToken);

        Assert.That(listed!["data"]![0]!["purpose"]!.ToString(), Is.EqualTo("file-extract"));
        Assert.That(content!["content"]!.ToString(), Is.EqualTo("the text"));
        Assert.That(content["filename"]!.ToString(), Is.EqualTo("notes.md"));
        Assert.That(deleted.IsSuccessStatusCode);
        Assert.That(gone.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Kimi_asks_for_its_search_and_then_answers(CancellationToken cancellationToken)
    {
        await using var server = await FakeServer.StartAsync(Dialect.Kimi, cancellationToken);
        var tools = new JsonArray(new JsonObject
        {
            ["type"] = "builtin_function",
            ["function"] = new JsonObject { ["name"] = Echo.Search },
        });

        var first = await ChatAsync(server, new JsonObject { ["tools"] = tools }, cancellationToken, User("weather"));
        var second = await ChatAsync(server, new JsonObject { ["tools"] = tools.DeepClone() }, cancellationToken, User("weather"), Tool("{}"));

        Assert.That(first, Does.Contain("\"type\":\"builtin_function\"").And.Contain("\"finish_reason\":\"tool_calls\""));
        Assert.That(second, Does.Contain("You said: weather").And.Contain("\"finish_reason\":\"stop\""));
    }

    [Test]
    public async Task Glm_puts_what_it_found_into_the_stream(CancellationToken cancellationToken)
    {
        await using var server = await FakeServer.StartAsync(Dialect.Glm, cancellationToken);

        var stream = await ChatAsync(
            server, new JsonObject { ["tools"] = new JsonArray(new JsonObject { ["type"] = "web_search" }) }, cancellationToken, User("news"));
        using var search = await _http.PostAsJsonAsync(
            server.Url + "/web_search", new JsonObject { ["search_query"] = "news", ["count"] = 3 }, cancellationToken);

        Assert.That(server.Url, Does.EndWith("/api/paas/v4"));
        Assert.That(stream, Does.Contain("\"web_search\":[{").And.Contain("ref_1"));
        Assert.That((await search.Content.ReadFromJsonAsync<JsonObject>(cancellationToken))!["search_result"]!.AsArray(), Has.Count.EqualTo(3));
    }

    [Test]
    public async Task Context_cache_answers_who_asks_for_it(CancellationToken cancellationToken)
    {
        await using var server = await FakeServer.StartAsync(Dialect.Kimi, cancellationToken);

        await ChatAsync(server, [], cancellationToken, User("no cache"));
        _http.DefaultRequestHeaders.Add("X-Msh-Context-Cache", "on");
        using var response = await _http.PostAsJsonAsync(server.Url + "/chat/completions", Body([], User("cache")), cancellationToken);

        Assert.That(response.Headers.GetValues("Msh-Context-Cache-Token-Saved"), Is.EqualTo(["ctx-2"]));
    }

    [Test]
    public async Task Models_are_listed_in_both_ways(CancellationToken cancellationToken)
    {
        await using var server = await FakeServer.StartAsync(new FakeOptions { Dialect = Dialect.Ollama, Models = ["tiny"] }, cancellationToken);

        var open = await _http.GetFromJsonAsync<JsonObject>(server.Url + "/models", cancellationToken);
        var tags = await _http.GetFromJsonAsync<JsonObject>(server.Root + "/api/tags", cancellationToken);

        Assert.That(open!["data"]![0]!["id"]!.ToString(), Is.EqualTo("tiny"));
        Assert.That(tags!["models"]![0]!["name"]!.ToString(), Is.EqualTo("tiny"));
    }

    [Test]
    public async Task Rule_goes_before_the_queue_and_leaves_it_alone(CancellationToken cancellationToken)
    {
        await using var server = await FakeServer.StartAsync(cancellationToken: cancellationToken);
        server.When(request => request.LastText == "special", Reply.Stream.Says("by rule")).Enqueue(Reply.Stream.Says("by queue"));

        Assert.That(await ChatAsync(server, [], cancellationToken, User("special")), Does.Contain("by rule"));
        Assert.That(await ChatAsync(server, [], cancellationToken, User("plain")), Does.Contain("by queue"));
        Assert.That(server.Requests.Chats, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Line_of_the_log_names_the_call_and_its_end(CancellationToken cancellationToken)
    {
        var lines = new List<string>();
        await using (var server = await FakeServer.StartAsync(
            new FakeOptions { Ended = request => lines.Add(RequestLine.Of(request)) }, cancellationToken))
        {
            _http.DefaultRequestHeaders.Add("Idempotency-Key", "call-7");
            _http.DefaultRequestHeaders.Authorization = new("Bearer", "sk-hidden");
            await ChatAsync(server, [], cancellationToken, User("private words"));
            await server.Requests.WaitForEndAsync(1, cancellationToken);
        }

        var line = lines.Single();
        Assert.That(line, Does.Contain("\"id\":\"call-7\"").And.Contain("\"outcome\":\"answered\"").And.Contain("\"model\":\"fake-model\""));
        Assert.That(line, Does.Not.Contain("private").And.Not.Contain("sk-hidden"));
    }

    [Test]
    public async Task Stalled_request_does_not_keep_the_server_alive(CancellationToken cancellationToken)
    {
        var server = await FakeServer.StartAsync(cancellationToken: cancellationToken);
        server.Enqueue(Reply.Silence);
        var held = ChatAsync(server, [], cancellationToken, User("hello"));
        var request = await server.Requests.WaitForRequestAsync(1, cancellationToken);

        await server.DisposeAsync();

        Assert.That(() => held, Throws.InstanceOf<HttpRequestException>());
        Assert.That(request.State, Is.EqualTo(RequestState.Stopped));
    }

    private async Task<string> ChatAsync(FakeServer server, JsonObject more, CancellationToken cancellationToken, params JsonObject[] messages)
    {
        using var response = await _http.PostAsJsonAsync(server.Url + "/chat/completions", Body(more, messages), cancellationToken);
        return await response.Content.ReadAsStringAsync(cancellationToken);
    }

    private static JsonObject Body(JsonObject more, params JsonObject[] messages)
    {
        more["model"] = "fake-model";
        more["stream"] = true;
        more["messages"] = new JsonArray([.. messages]);
        return more;
    }

    private static JsonObject User(string text) => new() { ["role"] = "user", ["content"] = text };

    private static JsonObject Tool(string text) => new() { ["role"] = "tool", ["tool_call_id"] = "call_search_1", ["content"] = text };
}
