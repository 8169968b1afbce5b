using System.Net.Sockets;
using System.Text;
using Mcp.Contract;

namespace Mcp.Tests.Support;

/// <summary>
/// A listener on the daemon's pipe that does what its test says: what a foreign process, or a daemon at a moment
/// that no real one can be held at, would do.
/// </summary>
internal sealed class ScriptedDaemon : IAsyncDisposable
{
    private readonly Socket _listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly List<Connection> _connections = [];

    public ScriptedDaemon(string socketPath)
    {
        _listener.Bind(new UnixDomainSocketEndPoint(socketPath));
        _listener.Listen();
    }

    /// <summary>Takes the next connection, and says nothing on it.</summary>
    public async Task<Connection> AcceptAsync(CancellationToken cancellationToken)
    {
        var connection = new Connection(await _listener.AcceptAsync(cancellationToken));
        _connections.Add(connection);
        return connection;
    }

    /// <summary>Takes the next connection and its Hello, and says Welcome.</summary>
    public async Task<Connection> WelcomeAsync(double shimRungSeconds, CancellationToken cancellationToken)
    {
        var connection = await AcceptAsync(cancellationToken);
        await connection.Inbox.FirstAsync(_ => true, cancellationToken);
        var welcome = new Welcome
        {
            Build = "scripted", Pid = Environment.ProcessId, Session = "0123456789ab", ShimRungSeconds = shimRungSeconds,
        };
        await connection.WriteAsync(ContractJson.Line(welcome, ContractJson.Default.Welcome), cancellationToken);
        return connection;
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Dispose();
        foreach (var connection in _connections)
        {
            await connection.DisposeAsync();
        }
    }

    /// <summary>One shim at the other end; what it sends is in the inbox.</summary>
    internal sealed class Connection : LineClient
    {
        private readonly NetworkStream _stream;
        private readonly Task _reading;

        public Connection(Socket socket)
        {
            _stream = new NetworkStream(socket, ownsSocket: true);
            _reading = ReadAsync(_stream);
        }

        protected override Stream Outward => _stream;

        public Task AnswerAsync(string id, string text, CancellationToken cancellationToken) => WriteAsync(
            Encoding.UTF8.GetBytes($$$"""{"jsonrpc":"2.0","id":{{{id}}},"result":{"text":"{{{text}}}"}}""" + "\n"), cancellationToken);

        /// <summary>The request of a method, when it comes.</summary>
        public Task<Received> RequestOfAsync(string method, CancellationToken cancellationToken) =>
            Inbox.FirstAsync(line => line.Method == method, cancellationToken);

        public override void Close() => _stream.Socket.Shutdown(SocketShutdown.Both);

        public override async ValueTask DisposeAsync()
        {
            await _stream.DisposeAsync();
            await _reading;
        }
    }
}
