using System.Net.Sockets;
using System.Text.Json;
using Mcp.Contract;

namespace Mcp.Tests.Support;

/// <summary>A client at the daemon's own pipe: says Hello itself and then speaks MCP, without a shim.</summary>
internal sealed class DirectClient : LineClient
{
    private readonly NetworkStream _stream;
    private Task _reading = Task.CompletedTask;

    private DirectClient(Socket socket) => _stream = new NetworkStream(socket, ownsSocket: true);

    /// <summary>The answer to its Hello.</summary>
    public Welcome Welcome { get; private set; } = null!;

    protected override Stream Outward => _stream;

    public static async Task<DirectClient> ConnectAsync(string socketPath, Hello hello, CancellationToken cancellationToken)
    {
        var client = await OpenAsync(socketPath, cancellationToken);
        await client.WriteAsync(ContractJson.Line(hello, ContractJson.Default.Hello), cancellationToken);
        var answer = await client.Inbox.FirstAsync(_ => true, cancellationToken);
        client.Welcome = JsonSerializer.Deserialize(answer.Line, ContractJson.Default.Welcome)!;
        return client;
    }

    /// <summary>Connects and says nothing.</summary>
    public static async Task<DirectClient> OpenAsync(string socketPath, CancellationToken cancellationToken)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(socketPath), cancellationToken);
        var client = new DirectClient(socket);
        client._reading = client.ReadAsync(client._stream);
        return client;
    }

    public override void Close() => _stream.Socket.Shutdown(SocketShutdown.Send);

    public override async ValueTask DisposeAsync()
    {
        await _stream.DisposeAsync();
        await _reading;
    }
}
