using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Mcp.Tests.Experts.Protocol;

/// <summary>
/// A server for faults that no decent server can make: it records what it is sent and plays bytes, cuts and silences
/// exactly as its script says.
/// </summary>
internal sealed class RawHttp : IAsyncDisposable
{
    private const byte TlsHandshake = 0x16;

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<RawExchange, Task> _script;
    private readonly ConcurrentBag<Task> _connections = [];
    private readonly Task _accepting;

    public RawHttp(Func<RawExchange, Task> script)
    {
        _script = script;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public Uri Url => new($"http://127.0.0.1:{Port}/v1");

    public ConcurrentQueue<RawRequest> Requests { get; } = new();

    public RawRequest Request => Requests.Single();

    private Exception? ScriptFault { get; set; }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync(); // never disposed: a test may end its server early, and then again
        await _accepting;
        _listener.Stop();
        await Task.WhenAll(_connections);
        if (ScriptFault is not null)
        {
            throw new InvalidOperationException("The server's script failed.", ScriptFault);
        }
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                _connections.Add(ServeAsync(client));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var ends = client;
        try
        {
            var stream = client.GetStream();
            while (await ReadAsync(stream, _stop.Token) is { } request)
            {
                Requests.Enqueue(request);
                var exchange = new RawExchange(client, request, Requests.Count, _stop.Token);
                await _script(exchange);
                if (!exchange.StaysOpen)
                {
                    return;
                }
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or SocketException or ObjectDisposedException)
        {
        }
        catch (Exception e)
        {
            ScriptFault = e;
        }
    }

    private static async Task<RawRequest?> ReadAsync(NetworkStream stream, CancellationToken cancellationToken)
    {
        var bytes = new List<byte>();
        var one = new byte[1];
        while (!EndsHead(bytes))
        {
            if (await stream.ReadAsync(one, cancellationToken) == 0)
            {
                return null;
            }

            bytes.Add(one[0]);
            if (bytes is [TlsHandshake])
            {
                await stream.WriteAsync("HTTP/1.1 400 This is no TLS\r\n\r\n"u8.ToArray(), cancellationToken);
                return null;
            }
        }

        var lines = Encoding.Latin1.GetString([.. bytes]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var headers = lines.Skip(1).Select(line => line.Split(": ", 2)).ToDictionary(
            parts => parts[0], parts => parts.Length > 1 ? parts[1] : "", StringComparer.OrdinalIgnoreCase);
        var body = new byte[headers.TryGetValue("Content-Length", out var length) ? int.Parse(length, null) : 0];
        await stream.ReadExactlyAsync(body, cancellationToken);
        return new RawRequest(lines[0], headers, body);
    }

    private static bool EndsHead(List<byte> bytes) => bytes.Count >= 4 && bytes[^4] == 13 && bytes[^3] == 10 && bytes[^2] == 13 && bytes[^1] == 10;
}
