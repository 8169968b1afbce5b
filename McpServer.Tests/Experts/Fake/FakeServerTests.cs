using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Mcp.FakeProvider;
using Mcp.FakeProvider.Errors;
using Mcp.FakeProvider.Replies;
using Mcp.FakeProvider.Requests;
using NUnit.Framework;

namespace Mcp.Tests.Experts.Fake;

/// <summary>The fake provider does on the wire what its script says: what every other test of the experts relies on.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase), CancelAfter(20_000)]
internal sealed class FakeServerTests
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { MaxResponseDrainSize = 0 });

    [TearDown]
    public void Close() => _http.Dispose();

    [Test]
    public async Task Unscripted_chat_is_echoed_with_usage_where_the_dialect_has_it(CancellationToken cancellationToken)
    {
        await using var kimi = await FakeServer.StartAsync(Dialect.Kimi, cancellationToken);
        await using var open = await FakeServer.StartAsync(Dialect.OpenAi, cancellationToken);

        var choice = (await ChatAsync(kimi, "hello", cancellationToken)).Frames;
        var own = (await ChatAsync(open, "hello", cancellationToken)).Frames;

        Assert.That(Text(choice), Is.EqualTo("You said: hello"));
        Assert.That(Text(own), Is.EqualTo("You said: hello"));
        Assert.That(choice[^1]["choices"]![0]!["usage"]!["completion_tokens"]!.GetValue<int>(), Is.Positive);
        Assert.That(own[^1]["choices"]!.AsArray(), Is.Empty);
        Assert.That(own[^1]["usage"]!["prompt_tokens"]!.GetValue<int>(), Is.Positive);
    }

    [Test]
    public async Task Gate_holds_a_stream_after_what_came_before_it(CancellationToken cancellationToken)
    {
        await using var server = await FakeServer.StartAsync(cancellationToken: cancellationToken);
        var gate = new Gate();
        server.Enqueue(Reply.Stream.Text("before").Wait(gate).Text("after").Finish().Done());

        using var response = await PostAsync(server, "hello", cancellationToken);
        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        using var lines = new StreamReader(body);
        var before = await lines.ReadLineAsync(cancellationToken);
        await gate.Reached.WaitAsync(cancellationToken);
        Assert.That(server.Requests[0].State, Is.EqualTo(RequestState.Running));
        gate.Open();

        Assert.That(before, Does.Contain("before"));
        Assert.That(await lines.ReadToEndAsync(cancellationToken), Does.Contain("after").And.EndWith("data: [DONE]\n\n"));
        Assert.That(await server.Requests.WaitForEndAsync(1, cancellationToken), Is.EqualTo(RequestState.Answered));
    }

    [Test]
    public async Task Abort_is_seen_before_the_headers_and_in_the_middle(CancellationToken cancellationToken)
    {
        await using var server = await FakeServer.StartAsync(cancellationToken: cancellationToken);
        server.Enqueue(Reply.Silence, Reply.Stream.Text("half").Stall());
        using var caller = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);

        var silent = PostAsync(server, "first", caller.Token);
        await server.Requests.WaitForRequestAsync(1, cancellationToken);
        using var half = await PostAsync(server, "second", cancellationToken);
        await caller.CancelAsync();
        half.Dispose();

        Assert.That(() => silent, Throws.InstanceOf<OperationCanceledException>());
        Assert.That((await server.Requests.WaitForAbortAsync(1, cancellationToken)).Status, Is.Zero);
        Assert.That((await server.Requests.WaitForAbortAsync(2, cancellationToken)).Sent, Is.EqualTo(1));
    }

    [Test]
    public async Task Reset_and_close_cut_a_stream_in_their_own_ways(CancellationToken cancellationToken)
    {
        await using var server = await FakeServer.StartAsync(cancellationToken: cancellationToken);
        server.Enqueue(Reply.Stream.Text("half").Reset(), Reply.Stream.Text("half").Close());

        var reset = await RawAsync(server, cancellationToken);
        var closed = await RawAsync(server, cancellationToken);

        Assert.That(reset, Is.EqualTo(("half", true)));
        Assert.That(closed, Is.EqualTo(("half", false)));
        Assert.That(await server.Requests.WaitForEndAsync(1, cancellationToken), Is.EqualTo(RequestState.Cut));
        Assert.That(await server.Requests.WaitForEndAsync(2, cancellationToken), Is.EqualTo(RequestState.Cut));
    }

    [Test]
    public async Task Reset_before_the_headers_sends_no_byte(CancellationToken cancellationToken)
    {
        await using var server = await FakeServer.StartAsync(cancellationToken: cancellationToken);
        server.Enqueue(Reply.NoHeaders);

        Assert.That(await RawAsync(server, cancellationToken), Is.EqualTo(("", true)));
    }

    [Test]
    public async Task Slow_headers_come_in_two_pieces(CancellationToken cancellationToken)
    {
        await using var server = await FakeServer.StartAsync(cancellationToken: cancellationToken);
        var gate = new Gate();
        server.Enqueue(Reply.SlowHeaders(gate, "data: [DONE]\n\n"));

        var response = PostAsync(server, "hello", cancellationToken);
        await gate.Reached.WaitAsync(cancellationToken);
        Assert.That(response.IsCompleted, Is.False);
        gate.Open();

        using var answer = await response;
        Assert.That(answer.Content.Headers.ContentType!.MediaType, Is.EqualTo("text/event-stream"));
        Assert.That(await answer.Content.ReadAsStringAsync(cancellationToken), Is.EqualTo("data: [DONE]\n\n"));
    }

    [TestCase(Dialect.OpenAi, "invalid_api_key")]
    [TestCase(Dialect.Kimi, "invalid_authentication_error")]
    [TestCase(Dialect.Glm, "1002")]
    [TestCase(Dialect.OpenRouter, "No auth credentials found")]
    public async Task Wrong_key_gets_the_words_of_its_provider(Dialect dialect, string words, CancellationToken cancellationToken)
    {
        await using var server = await FakeServer.StartAsync(new FakeOptions { Dialect = dialect, Key = "right" }, cancellationToken);

        using var wrong = await PostAsync(server, "hello", cancellationToken);
        _http.DefaultRequestHeaders.Authorization = new("Bearer", "right");
        using var right = await PostAsync(server, "hello", cancellationToken);

        Assert.That(wrong.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(await wrong.Content.ReadAsStringAsync(cancellationToken), Does.Contain(words));
        Assert.That(right.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Every_error_of_every_dialect_is_json_with_a_status(CancellationToken cancellationToken)
    {
        foreach (var dialect in Enum.GetValues<Dialect>())
        {
            await using var server = await FakeServer.StartAsync(dialect, cancellationToken);
            foreach (var kind in Enum.GetValues<ErrorKind>())
            {
                server.Enqueue(ProviderError.Of(dialect, kind));
                using var response = await PostAsync(server, "hello", cancellationToken);

                Assert.That((int)response.StatusCode, Is.InRange(400, 599), $"{dialect} {kind}");
                var body = await response.Content.ReadFromJsonAsync<JsonObject>(cancellationToken);
                Assert.That(body!["error"]!["message"]!.ToString(), Is.Not.Empty, $"{dialect} {kind}");
            }
        }
    }

    [Test]
    public async Task Huge_answer_arrives_whole(CancellationToken cancellationToken)
    {
        const int frames = 320;
        await using var server = await FakeServer.StartAsync(cancellationToken: cancellationToken);
        server.Enqueue(Reply.Stream.Text(new string('x', 65_536), frames).Finish().Done());

        var answer = await ChatAsync(server, "all of it", cancellationToken);

        Assert.That(Text(answer.Frames), Has.Length.EqualTo(frames * 65_536));
    }

    private async Task<(List<JsonNode> Frames, bool Done)> ChatAsync(FakeServer server, string text, CancellationToken cancellationToken)
    {
        using var response = await PostAsync(server, text, cancellationToken);
        var lines = (await response.Content.ReadAsStringAsync(cancellationToken)).Split("\n\n", StringSplitOptions.RemoveEmptyEntries);
        return ([.. lines.Where(line => line != "data: [DONE]").Select(line => JsonNode.Parse(line["data: ".Length..])!)], lines[^1] == "data: [DONE]");
    }

    // The text that came before the end, and whether the end was a reset.
    private async Task<(string Text, bool Reset)> RawAsync(FakeServer server, CancellationToken cancellationToken)
    {
        var came = "";
        try
        {
            using var response = await PostAsync(server, "hello", cancellationToken);
            await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
            using var lines = new StreamReader(body);
            while (await lines.ReadLineAsync(cancellationToken) is { } line)
            {
                came += line.Length == 0 ? "" : Text([JsonNode.Parse(line["data: ".Length..])!]);
            }

            return (came, false);
        }
        catch (HttpIOException e) when (e.HttpRequestError == HttpRequestError.ResponseEnded)
        {
            return (came, false);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return (came, true);
        }
    }

    private Task<HttpResponseMessage> PostAsync(FakeServer server, string text, CancellationToken cancellationToken)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, server.Url + "/chat/completions")
        {
            Content = JsonContent.Create(new JsonObject
            {
                ["model"] = "fake-model",
                ["stream"] = true,
                ["messages"] = new JsonArray(new JsonObject { ["role"] = "user", ["content"] = text }),
            }),
        };
        return _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }

    private static string Text(IEnumerable<JsonNode> frames) =>
        string.Concat(frames.Select(frame => frame["choices"]!.AsArray().FirstOrDefault()?["delta"]?["content"]?.ToString()));
}
