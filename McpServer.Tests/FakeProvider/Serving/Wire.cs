using System.IO.Pipelines;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;

namespace Mcp.FakeProvider.Serving;

/// <summary>
/// The socket under a connection. What HTTP writes goes straight to it, so that a flush means "handed to the kernel":
/// only then does a FIN or a RST stand exactly where the script has put it.
/// </summary>
internal sealed class Wire(Socket socket) : IDuplexPipe
{
    public required PipeReader Input { get; init; }

    public PipeWriter Output { get; } = PipeWriter.Create(new NetworkStream(socket, ownsSocket: false));

    public static ConnectionContext Take(ConnectionContext connection)
    {
        var socket = connection.Features.GetRequiredFeature<IConnectionSocketFeature>().Socket;
        socket.NoDelay = true;
        var wire = new Wire(socket) { Input = connection.Transport.Input };
        connection.Transport = wire;
        connection.Features.Set(wire);
        return connection;
    }

    /// <summary>Sends around HTTP.</summary>
    public async Task SendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        while (!bytes.IsEmpty)
        {
            bytes = bytes[await socket.SendAsync(bytes, SocketFlags.None, cancellationToken)..];
        }
    }

    /// <summary>Says that nothing more comes (FIN); what was sent before still arrives.</summary>
    public void Close() => socket.Shutdown(SocketShutdown.Send);
}
