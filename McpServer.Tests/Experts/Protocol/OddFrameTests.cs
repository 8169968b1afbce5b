using Mcp.Daemon.Experts.Asking;
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
}
