using Mcp.Daemon.Experts.Failures;
using NUnit.Framework;

namespace Mcp.Tests.Experts.Protocol;

/// <summary>Frames that are JSON and yet nothing anybody expects: they cost neither the answer nor the daemon its calm.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase), CancelAfter(20_000)]
internal sealed class OddFrameTests : IDisposable
{
    private readonly ProtocolRig _rig = new();

    public void Dispose() => _rig.Dispose();

    [TestCase("""{"choices":[null]}""", "")]
    [TestCase("""{"choices":["odd",7]}""", "")]
    [TestCase("""{"choices":[{"delta":{"content":"\ud83d"}}]}""", "\\ud83d")]
    [TestCase("""{"choices":[{"delta":{"tool_calls":[{"index":0,"function":{"name":"\ud83d","arguments":"\ud83d"}}]}}]}""", "")]
    public async Task Odd_frame_does_not_cost_the_answer(string frame, string read, CancellationToken cancellationToken)
    {
        await using var server = new RawHttp(async exchange =>
        {
            await exchange.StartAsync();
            await exchange.FrameAsync(frame);
            await exchange.SayAsync("Yes");
            await exchange.FinishAsync();
        });

        var heard = await _rig.AskAsync(server, cancellationToken);

        Assert.That((heard.Text, heard.Failure), Is.EqualTo((read + "Yes", (ExpertFailureException?)null)));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Bytes_that_are_no_text_are_replaced_and_the_answer_goes_on(bool isStream, CancellationToken cancellationToken)
    {
        byte[] bad = [0xFF, 0xFE, 0xC3, 0x28];
        await using var server = new RawHttp(async exchange =>
        {
            await (isStream ? exchange.StartAsync() : exchange.SendAsync("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n"));
            await exchange.SendAsync(isStream ? "data: {\"choices\":[{\"delta\":{\"content\":\"a\\n" : "{\"choices\":[{\"message\":{\"content\":\"a\\n");
            await exchange.SendAsync(bad);
            await exchange.SendAsync(isStream ? "b\"}}]}\n\n" : "b\"},\"finish_reason\":\"stop\"}]}");
            if (isStream)
            {
                await exchange.FinishAsync();
            }
        });

        var heard = await _rig.AskAsync(server, cancellationToken);

        Assert.That((heard.Text, heard.Failure), Is.EqualTo(("a\n\uFFFD\uFFFD\uFFFD(b", (ExpertFailureException?)null)));
    }

    [Test]
    public async Task Name_that_is_no_text_is_a_bad_answer_that_keeps_what_came(CancellationToken cancellationToken)
    {
        await using var server = new RawHttp(async exchange =>
        {
            await exchange.StartAsync();
            await exchange.SayAsync("Half");
            await exchange.FrameAsync("""{"\ud83d":1,"choices":[{"delta":{"content":"x"}}]}""");
            await exchange.FinishAsync();
        });

        var heard = await _rig.AskAsync(server, cancellationToken);

        Assert.That(heard.Text, Does.StartWith("Half"));
        Assert.That(heard.Failure?.Failure, Is.Null.Or.EqualTo(ExpertFailure.BadAnswer));
    }
}
