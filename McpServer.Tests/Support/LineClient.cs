using System.Text;

namespace Mcp.Tests.Support;

/// <summary>
/// A client that speaks lines: whatever it is told to write it writes, and whatever comes is kept. The same on both
/// routes, so that the same assertions hold the daemon and the shim before it.
/// </summary>
internal abstract class LineClient : IAsyncDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly TimeProvider _time = TimeProvider.System;
    private readonly long _started = TimeProvider.System.GetTimestamp();
    private int _lastId;

    public Inbox Inbox { get; } = new();

    public TimeSpan Now => _time.GetElapsedTime(_started);

    public IReadOnlyList<Received> Notifications => [.. Inbox.All.Where(line => line.Method is not null)];

    protected abstract Stream Outward { get; }

    /// <summary>Ends what this client sends.</summary>
    public abstract void Close();

    public abstract ValueTask DisposeAsync();

    public async Task WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            await Outward.WriteAsync(bytes, cancellationToken);
            await Outward.FlushAsync(cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }

    public Task SendAsync(string line, CancellationToken cancellationToken) =>
        WriteAsync(Encoding.UTF8.GetBytes(line + "\n"), cancellationToken);

    /// <summary>Sends a request under an id of the caller's choice, written as JSON; the answer is not awaited.</summary>
    public Task SendRequestAsync(string id, string method, string parameters, CancellationToken cancellationToken) =>
        SendAsync($$"""{"jsonrpc":"2.0","id":{{id}},"method":"{{method}}","params":{{parameters}}}""", cancellationToken);

    /// <summary>Sends a call under an id of the caller's choice, written as JSON; the answer is not awaited.</summary>
    public Task SendCallAsync(string id, string tool, string arguments, CancellationToken cancellationToken, string? progressToken = null)
    {
        var meta = progressToken is null ? "" : $$""","_meta":{"progressToken":{{progressToken}}}""";
        return SendRequestAsync(id, "tools/call", $$"""{"name":"{{tool}}","arguments":{{arguments}}{{meta}}}""", cancellationToken);
    }

    public Task CancelAsync(string id, CancellationToken cancellationToken) => SendAsync(
        $$$"""{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":{{{id}}},"reason":"the user"}}""", cancellationToken);

    /// <summary>The answer to an id, as it is written in JSON.</summary>
    public Task<Received> ResponseAsync(string id, CancellationToken cancellationToken) =>
        Inbox.FirstAsync(line => line.IsResponse && line.Id == id, cancellationToken);

    /// <summary>How many answers an id got.</summary>
    public int ResponsesTo(string id) => Inbox.All.Count(line => line.IsResponse && line.Id == id);

    public async Task<Received> RequestAsync(string method, string parameters, CancellationToken cancellationToken)
    {
        var id = NextId();
        await SendRequestAsync(id, method, parameters, cancellationToken);
        return await ResponseAsync(id, cancellationToken);
    }

    public async Task<Received> CallAsync(string tool, string arguments, CancellationToken cancellationToken, string? progressToken = null)
    {
        var id = NextId();
        await SendCallAsync(id, tool, arguments, cancellationToken, progressToken);
        return await ResponseAsync(id, cancellationToken);
    }

    public Task<Received> EchoAsync(string message, CancellationToken cancellationToken) =>
        CallAsync("echo", $$"""{"message":"{{message}}"}""", cancellationToken);

    /// <summary>One figure of the tool <c>status</c>, such as <c>sessions</c> <c>open</c>.</summary>
    public async Task<double> StatusAsync(string group, string figure, CancellationToken cancellationToken) =>
        (await CallAsync("status", "{}", cancellationToken)).Answer.GetProperty("status").GetProperty(group).GetProperty(figure).GetDouble();

    public async Task<Received> InitializeAsync(CancellationToken cancellationToken)
    {
        var answer = await RequestAsync(
            "initialize",
            """{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"tests","version":"1"}}""",
            cancellationToken);
        await SendAsync("""{"jsonrpc":"2.0","method":"notifications/initialized"}""", cancellationToken);
        return answer;
    }

    /// <summary>Takes in every line until the stream ends.</summary>
    protected async Task ReadAsync(Stream inward)
    {
        using var reader = new StreamReader(inward, new UTF8Encoding(false), false, 64 << 10, leaveOpen: true);
        try
        {
            while (await reader.ReadLineAsync() is { } line)
            {
                Inbox.Add(new Received(line, Now));
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // Closed at this end, or by a kill at the other.
        }
        finally
        {
            Inbox.End();
        }
    }

    private string NextId() => Interlocked.Increment(ref _lastId).ToString();
}
