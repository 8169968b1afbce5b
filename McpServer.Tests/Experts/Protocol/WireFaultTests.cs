using Mcp.Daemon.Experts.Failures;
using NUnit.Framework;

namespace Mcp.Tests.Experts.Protocol;

/// <summary>Answers that are none, and what is said of each.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase), CancelAfter(20_000)]
internal sealed class WireFaultTests : IDisposable
{
    private readonly ProtocolRig _rig = new();

    public void Dispose() => _rig.Dispose();

    [TestCase("<html><body>Bad gateway</body></html>", "text/html", "an HTML page")]
    [TestCase("<!DOCTYPE html><p>", "text/event-stream", "an HTML page")]
    [TestCase("", "text/event-stream", "an empty body")]
    [TestCase("", "application/json", "an empty body")]
    [TestCase("upstream fell over", "application/pdf", "content of type application/pdf")]
    [TestCase("{\"choices\":", "application/json", "not valid JSON")]
    [TestCase("{}", "application/json", "without an answer")]
    [TestCase("{\"choices\":[]}", "application/json", "without an answer")]
    public async Task Body_that_is_no_answer_is_named(string body, string type, string said, CancellationToken cancellationToken)
    {
        await using var server = new RawHttp(exchange => exchange.AnswerAsync(200, body, type));

        var failure = (await _rig.AskAsync(server, cancellationToken)).Failure!;

        Assert.That(failure.Failure, Is.EqualTo(ExpertFailure.BadAnswer));
        Assert.That(failure.Message, Does.Contain(said).And.Contain($"127.0.0.1:{server.Port}"));
    }

    [Test]
    public async Task Malformed_frame_is_a_bad_answer_and_keeps_what_came(CancellationToken cancellationToken)
    {
        await using var server = Stream(async exchange =>
        {
            await exchange.SayAsync("Half");
            await exchange.FrameAsync("{\"choices\":[{]}");
            await exchange.FinishAsync();
        });

        var heard = await _rig.AskAsync(server, cancellationToken);

        Assert.That((heard.Text, heard.Failure!.Failure), Is.EqualTo(("Half", ExpertFailure.BadAnswer)));
    }

    [Test]
    public async Task Stream_that_ends_without_an_end_is_cut_and_keeps_what_came(CancellationToken cancellationToken)
    {
        await using var server = Stream(exchange => exchange.SayAsync("Half"));

        var heard = await _rig.AskAsync(server, cancellationToken);

        Assert.That((heard.Text, heard.Failure!.Failure, heard.Failure.Sent), Is.EqualTo(("Half", ExpertFailure.Cut, true)));
    }

    [Test]
    public async Task Stream_that_ends_within_a_frame_is_cut(CancellationToken cancellationToken)
    {
        await using var server = Stream(async exchange =>
        {
            await exchange.SayAsync("Half");
            await exchange.SendAsync("data: {\"choices\":[{\"delta\":{\"cont");
        });

        var heard = await _rig.AskAsync(server, cancellationToken);

        Assert.That((heard.Text, heard.Failure!.Failure), Is.EqualTo(("Half", ExpertFailure.Cut)));
    }

    [Test]
    public async Task Connection_reset_within_the_stream_is_cut(CancellationToken cancellationToken)
    {
        var seen = new TaskCompletionSource();
        await using var server = Stream(async exchange =>
        {
            await exchange.SayAsync("Half");
            await seen.Task;
            exchange.Reset();
        });
        var updates = _rig.Client(ProtocolRig.Choice(server.Url)).GetStreamingResponseAsync(
            [new(Microsoft.Extensions.AI.ChatRole.User, "Why?")], cancellationToken: cancellationToken);

        var heard = await ProtocolRig.CollectAsync(Signalled(updates, seen));

        Assert.That((heard.Text, heard.Failure!.Failure), Is.EqualTo(("Half", ExpertFailure.Cut)));
    }

    [Test]
    public async Task Chunked_body_that_breaks_off_is_cut(CancellationToken cancellationToken)
    {
        await using var server = new RawHttp(async exchange =>
        {
            await exchange.SendAsync("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n");
            await exchange.SendAsync("2b\r\ndata: {\"choices\":[{\"delta\":{\"content\":\"Ha\"");
        });

        var heard = await _rig.AskAsync(server, cancellationToken);

        Assert.That(heard.Failure!.Failure, Is.EqualTo(ExpertFailure.Cut));
    }

    [Test]
    public async Task Connection_lost_after_the_finish_loses_nothing(CancellationToken cancellationToken)
    {
        await using var server = new RawHttp(async exchange =>
        {
            await exchange.SendAsync("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nContent-Length: 5000\r\n\r\n");
            await exchange.SayAsync("Yes");
            await exchange.FrameAsync("""{"choices":[{"delta":{},"finish_reason":"stop"}],"usage":{"prompt_tokens":3,"completion_tokens":1}}""");
        });

        var heard = await _rig.AskAsync(server, cancellationToken);

        Assert.That((heard.Text, heard.Failure, heard.Usage!.InputTokenCount), Is.EqualTo(("Yes", (Exception?)null, (long?)3)));
    }

    [TestCase("""{"error":{"message":"Rate limit","type":"rate_limit_reached_error"}}""", ExpertFailure.RateLimit)]
    [TestCase("""{"error":{"code":"1301","message":"sensitive"}}""", ExpertFailure.Filter)]
    [TestCase("""{"id":"1","choices":[],"error":{"code":502,"message":"Provider returned error"}}""", ExpertFailure.Down)]
    [TestCase("""{"object":"error","message":"maximum context length is 10","code":400}""", ExpertFailure.Overflow)]
    [TestCase("""{"error":"model runner has unexpectedly stopped"}""", ExpertFailure.Down)]
    public async Task Error_frame_in_a_good_stream_is_an_error(string frame, ExpertFailure expected, CancellationToken cancellationToken)
    {
        await using var server = Stream(async exchange =>
        {
            await exchange.SayAsync("Half");
            await exchange.FrameAsync(frame);
            await exchange.SendAsync("data: [DONE]\n\n");
        });

        var heard = await _rig.AskAsync(server, cancellationToken);

        Assert.That((heard.Text, heard.Failure!.Failure, heard.Failure.Status), Is.EqualTo(("Half", expected, (int?)200)));
    }

    [Test]
    public async Task Usage_known_before_a_cut_is_not_lost(CancellationToken cancellationToken)
    {
        await using var server = Stream(exchange => exchange.FrameAsync(
            """{"choices":[{"delta":{"content":"Half"}}],"usage":{"prompt_tokens":5,"completion_tokens":1}}"""));

        var heard = await _rig.AskAsync(server, cancellationToken);

        Assert.That((heard.Usage!.InputTokenCount, heard.Failure!.Failure), Is.EqualTo(((long?)5, ExpertFailure.Cut)));
    }

    [TestCase("content_filter", ExpertFailure.Filter)]
    [TestCase("sensitive", ExpertFailure.Filter)]
    [TestCase("stop", ExpertFailure.Empty)]
    [TestCase("length", ExpertFailure.BadRequest)]
    [TestCase("model_context_window_exceeded", ExpertFailure.Overflow)]
    [TestCase("network_error", ExpertFailure.Cut)]
    public async Task End_without_an_answer_says_why(string reason, ExpertFailure expected, CancellationToken cancellationToken)
    {
        await using var server = Stream(async exchange =>
        {
            await exchange.FrameAsync("""{"choices":[{"delta":{"reasoning_content":"Hm."}}]}""");
            await exchange.FinishAsync(reason);
        });

        var heard = await _rig.AskAsync(server, cancellationToken);

        Assert.That((heard.Failure!.Failure, heard.Usage!.OutputTokenCount), Is.EqualTo((expected, (long?)7)));
    }

    [Test]
    public async Task Frame_without_an_end_is_refused_before_it_fills_the_memory(CancellationToken cancellationToken)
    {
        var block = new byte[1 << 20];
        Array.Fill(block, (byte)'x');
        var sent = 0;
        await using var server = Stream(async exchange =>
        {
            await exchange.SendAsync("data: ");
            while (true)
            {
                await exchange.SendAsync(block);
                sent++;
            }
        });

        var heard = await _rig.AskAsync(server, cancellationToken);

        Assert.That(heard.Failure!.Failure, Is.EqualTo(ExpertFailure.BadAnswer));
        Assert.That(sent, Is.LessThan(64));
    }

    [Test]
    public async Task Redirect_is_told_and_not_followed(CancellationToken cancellationToken)
    {
        await using var elsewhere = new RawHttp(exchange => exchange.AnswerAsync(200, "{}"));
        await using var server = new RawHttp(exchange => exchange.AnswerAsync(307, "", moreHeaders: $"Location: {elsewhere.Url}/chat?secret=1\r\n"));

        var failure = (await _rig.AskAsync(server, cancellationToken)).Failure!;

        Assert.That((failure.Failure, elsewhere.Requests.Count), Is.EqualTo((ExpertFailure.BadRequest, 0)));
        Assert.That(failure.Message, Does.Contain($"{elsewhere.Url}/chat").And.Not.Contain("secret"));
    }

    private static RawHttp Stream(Func<RawExchange, Task> play) => new(async exchange =>
    {
        await exchange.StartAsync();
        await play(exchange);
    });

    private static async IAsyncEnumerable<Microsoft.Extensions.AI.ChatResponseUpdate> Signalled(
        IAsyncEnumerable<Microsoft.Extensions.AI.ChatResponseUpdate> updates, TaskCompletionSource first)
    {
        await foreach (var update in updates)
        {
            first.TrySetResult();
            yield return update;
        }
    }
}
