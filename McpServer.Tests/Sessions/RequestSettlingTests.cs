using System.Text;
using System.Text.Json.Nodes;
using Mcp.Contract;
using Mcp.Daemon.Calls;
using Mcp.Daemon.Sessions;
using Microsoft.Extensions.Logging.Abstractions;
using ModelContextProtocol.Protocol;
using NUnit.Framework;

namespace Mcp.Tests.Sessions;

/// <summary>How a session's requests are settled: by a cancellation or by an answer, each of them once.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase), CancelAfter(20_000)]
public sealed class RequestSettlingTests : IDisposable
{
    private const int MaxLine = 10_000;

    private readonly SessionRig _rig = new();
    private Stream _shim = null!;
    private StreamReader _heard = null!;
    private SessionTransport _transport = null!;
    private Task<SessionEnd> _reading = null!;

    [SetUp]
    public async Task OpenAsync()
    {
        (var daemon, _shim) = await _rig.PipeAsync(TestContext.CurrentContext.CancellationToken);
        _heard = new StreamReader(_shim);
        _transport = new SessionTransport(_rig.Session("0123456789ab"), daemon, new LineBuffer(MaxLine), MaxLine, NullLoggerFactory.Instance);
        _reading = _transport.ReadAsync(CancellationToken.None);
    }

    [TearDown]
    public async Task CloseAsync()
    {
        await _shim.DisposeAsync();
        await _reading;
        await _transport.DisposeAsync();
    }

    public void Dispose() => _rig.Dispose();

    [TestCase("McpError: MCP error -32001: Request timed out", true)]
    [TestCase("Request timed out at the shim rung", true)]
    [TestCase("the user", false)]
    [TestCase("", false)]
    public async Task Reason_of_a_cancellation_is_noted_before_the_sdk_hears_of_it(string reason, bool timedOut, CancellationToken cancellationToken)
    {
        await SayAsync("""{"jsonrpc":"2.0","id":5,"method":"tools/call","params":{"name":"x"}}""", cancellationToken);
        var request = await _transport.MessageReader.ReadAsync(cancellationToken);

        await SayAsync($$$"""{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":5,"reason":"{{{reason}}}"}}""", cancellationToken);
        await _transport.MessageReader.ReadAsync(cancellationToken);

        Assert.That(((IncomingCall)request.Context!.Items![IncomingCall.Key]!).Fate.Departure, Is.EqualTo(timedOut ? Departure.TimedOut : Departure.Cancelled));
    }

    [Test]
    public async Task Late_answer_of_a_cancelled_request_is_not_written(CancellationToken cancellationToken)
    {
        await SayAsync("""{"jsonrpc":"2.0","id":5,"method":"tools/call","params":{"name":"x"}}""", cancellationToken);
        var old = await _transport.MessageReader.ReadAsync(cancellationToken);
        await SayAsync("""{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":5}}""", cancellationToken);
        await SayAsync("""{"jsonrpc":"2.0","id":5,"method":"tools/call","params":{"name":"x"}}""", cancellationToken);
        await _transport.MessageReader.ReadAsync(cancellationToken);
        var young = await _transport.MessageReader.ReadAsync(cancellationToken);

        await _transport.SendMessageAsync(Response(5, "old", old), cancellationToken);
        await _transport.SendMessageAsync(Response(5, "young", young), cancellationToken);

        string?[] heard = [await _heard.ReadLineAsync(cancellationToken), await _heard.ReadLineAsync(cancellationToken)];
        Assert.That(heard, Is.EqualTo(new[]
        {
            """{"jsonrpc":"2.0","method":"mcp-expert/settled","params":{"requestId":5}}""", """{"result":"young","id":5,"jsonrpc":"2.0"}""",
        }));
    }

    [Test]
    public async Task Late_cancel_is_not_passed_on(CancellationToken cancellationToken)
    {
        await SayAsync("""{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":5}}""", cancellationToken);
        await SayAsync("""{"jsonrpc":"2.0","id":6,"method":"ping"}""", cancellationToken);

        Assert.That(await _transport.MessageReader.ReadAsync(cancellationToken), Is.InstanceOf<JsonRpcRequest>());
    }

    [Test]
    public async Task Written_answer_is_told_to_its_call(CancellationToken cancellationToken)
    {
        await SayAsync("""{"jsonrpc":"2.0","id":5,"method":"tools/call","params":{"name":"x"}}""", cancellationToken);
        var request = await _transport.MessageReader.ReadAsync(cancellationToken);
        var written = false;
        ((IncomingCall)request.Context!.Items![IncomingCall.Key]!).Fate.WhenWritten(() => written = true);

        await _transport.SendMessageAsync(Response(5, "done", request), cancellationToken);

        Assert.That(written, Is.True);
    }

    [Test]
    public async Task Answer_to_a_shim_that_left_is_not_told_as_written(CancellationToken cancellationToken)
    {
        await SayAsync("""{"jsonrpc":"2.0","id":5,"method":"tools/call","params":{"name":"x"}}""", cancellationToken);
        var request = await _transport.MessageReader.ReadAsync(cancellationToken);
        var written = false;
        ((IncomingCall)request.Context!.Items![IncomingCall.Key]!).Fate.WhenWritten(() => written = true);
        await _shim.DisposeAsync();
        await _reading;

        await _transport.SendMessageAsync(Response(5, "done", request), cancellationToken);

        Assert.That(written, Is.False);
    }

    private static JsonRpcResponse Response(long id, string text, JsonRpcMessage request) =>
        new() { Id = new RequestId(id), Result = JsonValue.Create(text), Context = request.Context };

    private async Task SayAsync(string line, CancellationToken cancellationToken) =>
        await _shim.WriteAsync(Encoding.UTF8.GetBytes(line + "\n"), cancellationToken);
}
