using Mcp.Daemon.Experts.Endpoints;
using Mcp.Daemon.Experts.Protocol;
using Microsoft.Extensions.AI;
using NUnit.Framework;

namespace Mcp.Tests.Experts.Protocol;

/// <summary>Answers as good and as odd providers send them.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase), CancelAfter(20_000)]
internal sealed class AnswerTests : IDisposable
{
    private readonly ProtocolRig _rig = new();

    public void Dispose() => _rig.Dispose();

    [Test]
    public async Task Streamed_answer_arrives_with_finish_and_usage(CancellationToken cancellationToken)
    {
        await using var server = new RawHttp(async exchange =>
        {
            await exchange.StartAsync();
            await exchange.SayAsync("Be");
            await exchange.SayAsync("cause");
            await exchange.FinishAsync();
        });

        var heard = await _rig.AskAsync(server, cancellationToken);

        Assert.That((heard.Text, heard.FinishReason, heard.Usage!.InputTokenCount, heard.Usage.OutputTokenCount),
            Is.EqualTo(("Because", ChatFinishReason.Stop, 11L, 7L)));
    }

    [Test]
    public async Task Reasoning_stays_apart_from_the_answer([Values("reasoning_content", "reasoning")] string member, CancellationToken cancellationToken)
    {
        await using var server = new RawHttp(async exchange =>
        {
            await exchange.StartAsync();
            await exchange.FrameAsync($$$"""{"choices":[{"delta":{"{{{member}}}":"Hm."}}]}""");
            await exchange.SayAsync("Yes");
            await exchange.FinishAsync();
        });

        var heard = await _rig.AskAsync(server, cancellationToken);

        Assert.That((heard.Text, heard.Reasoning), Is.EqualTo(("Yes", "Hm.")));
    }

    [TestCase("""{"prompt_tokens":9,"completion_tokens":4,"prompt_tokens_details":{"cached_tokens":3},"completion_tokens_details":{"reasoning_tokens":2}}""", 3L, 2L)]
    [TestCase("""{"prompt_tokens":9,"completion_tokens":4,"cached_tokens":3}""", 3L, null)]
    [TestCase("""{"prompt_tokens":9,"completion_tokens":4,"prompt_cache_hit_tokens":3,"prompt_tokens_details":null}""", 3L, null)]
    [TestCase("""{"prompt_tokens":9,"completion_tokens":4,"prompt_tokens_details":"odd"}""", null, null)]
    public async Task Tokens_are_read_in_every_spelling(string usage, long? cached, long? reasoning, CancellationToken cancellationToken)
    {
        await using var server = new RawHttp(async exchange =>
        {
            await exchange.StartAsync();
            await exchange.SayAsync("Yes");
            await exchange.FinishAsync(usage: usage);
        });

        var counted = (await _rig.AskAsync(server, cancellationToken)).Usage!;

        Assert.That((counted.InputTokenCount, counted.OutputTokenCount, counted.CachedInputTokenCount, counted.ReasoningTokenCount),
            Is.EqualTo(((long?)9, (long?)4, cached, reasoning)));
    }

    [Test]
    public async Task Last_usage_counts_wherever_it_stands(CancellationToken cancellationToken)
    {
        await using var server = new RawHttp(async exchange =>
        {
            await exchange.StartAsync();
            await exchange.FrameAsync("""{"choices":[{"delta":{"content":"Yes"}}],"usage":{"prompt_tokens":5,"completion_tokens":1}}""");
            await exchange.FrameAsync("""{"choices":[{"delta":{},"finish_reason":"stop","usage":{"prompt_tokens":5,"completion_tokens":6}}]}""");
            await exchange.SendAsync("data: [DONE]\n\n");
        });

        var heard = await _rig.AskAsync(server, cancellationToken);

        Assert.That(heard.Usage!.OutputTokenCount, Is.EqualTo(6));
    }

    [Test]
    public async Task Tool_calls_are_put_together_from_their_pieces(CancellationToken cancellationToken)
    {
        await using var server = new RawHttp(async exchange =>
        {
            await exchange.StartAsync();
            await exchange.FrameAsync("""{"choices":[{"delta":{"tool_calls":[{"index":0,"id":"a","type":"function","function":{"name":"read","arguments":"{\"pa"}}]}}]}""");
            await exchange.FrameAsync("""{"choices":[{"delta":{"tool_calls":[{"index":1,"id":"b","type":"function","function":{"name":"list","arguments":""}},{"index":0,"function":{"arguments":"th\":\"x\"}"}}]}}]}""");
            await exchange.FinishAsync("tool_calls");
        });

        var heard = await _rig.AskAsync(server, cancellationToken);

        Assert.That(heard.FinishReason, Is.EqualTo(ChatFinishReason.ToolCalls));
        Assert.That(heard.Calls.Select(call => $"{call.CallId} {call.Name} {(call.Arguments!.TryGetValue("path", out var path) ? path : null)}"), Is.EqualTo(["a read x", "b list "]));
    }

    [Test]
    public async Task Arguments_that_are_no_json_are_kept_raw(CancellationToken cancellationToken)
    {
        await using var server = new RawHttp(async exchange =>
        {
            await exchange.StartAsync();
            await exchange.FrameAsync("""{"choices":[{"delta":{"tool_calls":[{"id":"a","function":{"name":"read","arguments":"{path: x"}}]}}]}""");
            await exchange.FinishAsync("tool_calls");
        });

        var call = (await _rig.AskAsync(server, cancellationToken)).Calls.Single();

        Assert.That(call.RawRepresentation, Is.EqualTo("{path: x"));
        Assert.That(call.Exception, Is.Not.Null);
    }

    [Test]
    public async Task Unknown_finish_reasons_and_tool_kinds_pass(CancellationToken cancellationToken)
    {
        await using var server = new RawHttp(async exchange =>
        {
            await exchange.StartAsync();
            await exchange.SayAsync("So far");
            await exchange.FrameAsync("""{"choices":[{"delta":{"tool_calls":[{"index":0,"id":"a","type":"retrieval","retrieval":{"k":1}}]}}]}""");
            await exchange.FinishAsync("sensitive");
        });

        var heard = await _rig.AskAsync(server, cancellationToken);

        Assert.That((heard.Failure, heard.Text, heard.FinishReason, heard.Calls.Count), Is.EqualTo(
            ((Exception?)null, "So far", (ChatFinishReason?)new ChatFinishReason("sensitive"), 0)));
        Assert.That(((string[])heard.Property(UpdateProperties.OtherCalls)!).Single(), Does.Contain("retrieval").And.Contain("\"k\":1"));
    }

    [Test]
    public async Task Server_that_does_not_stream_is_understood(CancellationToken cancellationToken)
    {
        await using var server = new RawHttp(exchange => exchange.AnswerAsync(200, """
            {"id":"1","choices":[{"index":0,"message":{"role":"assistant","content":"Yes","reasoning_content":"Hm."},"finish_reason":"stop"}],
             "usage":{"prompt_tokens":2,"completion_tokens":1}}
            """));

        var heard = await _rig.AskAsync(server, cancellationToken);

        Assert.That((heard.Text, heard.Reasoning, heard.Usage!.InputTokenCount, heard.FinishReason), Is.EqualTo(("Yes", "Hm.", 2L, ChatFinishReason.Stop)));
    }

    [Test]
    public async Task Last_frame_without_its_blank_line_counts(CancellationToken cancellationToken)
    {
        await using var server = new RawHttp(async exchange =>
        {
            await exchange.StartAsync();
            await exchange.SayAsync("Be");
            await exchange.SendAsync("data: {\"choices\":[{\"delta\":{\"content\":\"cause\"},\"finish_reason\":\"stop\"}]}");
        });

        var heard = await _rig.AskAsync(server, cancellationToken);

        Assert.That((heard.Text, heard.FinishReason, heard.Failure), Is.EqualTo(("Because", (ChatFinishReason?)ChatFinishReason.Stop, (Exception?)null)));
    }

    [Test]
    public async Task Every_dialect_of_server_sent_events_is_read(CancellationToken cancellationToken)
    {
        await using var server = new RawHttp(async exchange =>
        {
            await exchange.StartAsync();
            await exchange.SendAsync("\uFEFF: hello\r\n\r\nevent: message\r\nid: 1\r\ndata:{\"choices\":[{\"delta\":\r\ndata: {\"content\":\"Y");
            await exchange.SendAsync("es\"}}]}\r\n\r\ndata: \r\n\r\ndata: [DONE]\r\n\r\n");
        });

        var heard = await _rig.AskAsync(server, cancellationToken);

        Assert.That((heard.Text, heard.Failure), Is.EqualTo(("Yes", (Exception?)null)));
    }

    [Test]
    public async Task Keep_alive_comments_break_the_silence(CancellationToken cancellationToken)
    {
        var before = 0;
        var go = new TaskCompletionSource();
        await using var server = new RawHttp(async exchange =>
        {
            await exchange.StartAsync();
            await exchange.SayAsync("Yes");
            await go.Task;
            await exchange.SendAsync(": keep-alive\n\n");
            await exchange.SendAsync("data: [DONE]\n\n");
        });

        await foreach (var update in _rig.Client(ProtocolRig.Choice(server.Url)).GetStreamingResponseAsync("Why?", cancellationToken: cancellationToken))
        {
            if (update.Contents.Count > 0)
            {
                before = _rig.Heard;
                go.SetResult();
            }
        }

        Assert.That((before, _rig.Heard - before), Is.EqualTo((2, 1)).Or.EqualTo((2, 2))); // headers and text; then one read or two
    }

    [Test]
    public async Task Answer_of_20_mb_arrives_whole(CancellationToken cancellationToken)
    {
        var piece = new string('x', 1 << 20);
        await using var server = new RawHttp(async exchange =>
        {
            await exchange.StartAsync();
            for (var i = 0; i < 20; i++)
            {
                await exchange.SayAsync(piece);
            }

            await exchange.FinishAsync();
        });

        var heard = await _rig.AskAsync(server, cancellationToken);

        Assert.That((heard.Text.Length, heard.Failure), Is.EqualTo((20 << 20, (Exception?)null)));
    }

    [Test]
    public async Task Server_that_forgets_to_close_keeps_nothing_back(CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await using var server = new RawHttp(async exchange =>
        {
            await exchange.StartAsync();
            await exchange.SayAsync("Yes");
            await exchange.FrameAsync("""{"choices":[{"delta":{},"finish_reason":"stop"}]}""");
            await exchange.ClosedAsync();
        });
        var finish = (ChatFinishReason?)null;

        var ask = async () =>
        {
            await foreach (var update in _rig.Client(ProtocolRig.Choice(server.Url)).GetStreamingResponseAsync("Why?", cancellationToken: patience.Token))
            {
                finish = update.FinishReason;
                if (finish is not null)
                {
                    await patience.CancelAsync();
                }
            }
        };

        Assert.That(ask, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(finish, Is.EqualTo(ChatFinishReason.Stop));
    }

    [Test]
    public async Task Search_results_of_glm_come_along(CancellationToken cancellationToken)
    {
        await using var server = new RawHttp(async exchange =>
        {
            await exchange.StartAsync();
            await exchange.FrameAsync("""{"choices":[{"delta":{"content":"Yes"}}],"web_search":[{"title":"T","link":"https://example.org"}]}""");
            await exchange.FinishAsync();
        });

        var heard = await _rig.AskAsync(server, cancellationToken, kind: ProviderKind.Glm);

        Assert.That(heard.Property(UpdateProperties.WebSearch)!.ToString(), Does.Contain("https://example.org"));
    }

    [Test]
    public async Task Gathered_answer_is_the_streamed_one(CancellationToken cancellationToken)
    {
        await using var server = new RawHttp(async exchange =>
        {
            await exchange.StartAsync();
            await exchange.SayAsync("Be");
            await exchange.SayAsync("cause");
            await exchange.FinishAsync();
        });

        var response = await _rig.Client(ProtocolRig.Choice(server.Url)).GetResponseAsync("Why?", cancellationToken: cancellationToken);

        Assert.That((response.Text, response.FinishReason, response.Usage!.OutputTokenCount), Is.EqualTo(("Because", ChatFinishReason.Stop, 7L)));
    }
}
