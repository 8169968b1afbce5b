using System.IO.Pipes;
using System.Net.Sockets;
using Mcp.Contract;

namespace Mcp.Shim.Connecting;

/// <summary>
/// The shim's end of the pipe, read and written by blocking calls from dedicated threads: an asynchronous relay
/// costs 40 µs a message and a long tail. Closing it ends a read that is under way.
/// </summary>
internal sealed class PipeConnection : IDisposable
{
    // SOL_SOCKET and SO_PEERCRED of Linux: struct ucred { pid, uid, gid }.
    private const int SocketLevel = 1;
    private const int PeerCredentials = 17;

    private readonly Socket? _socket;
    private readonly NamedPipeClientStream? _pipe;

    private PipeConnection(Socket socket, int? peerPid) => (_socket, PeerPid) = (socket, peerPid);

    private PipeConnection(NamedPipeClientStream pipe) => _pipe = pipe;

    /// <summary>The process at the other end, where the system tells.</summary>
    public int? PeerPid { get; }

    /// <summary>Null when nobody listens there.</summary>
    /// <exception cref="ForeignOwnerException">Another user listens there.</exception>
    public static PipeConnection? TryOpen(string pipeName) =>
        OperatingSystem.IsWindows() ? TryOpenPipe(pipeName) : TryOpenSocket(pipeName);

    /// <summary>Waits for bytes; 0 when the other side has closed.</summary>
    /// <exception cref="IOException">The pipe broke, or was closed here.</exception>
    /// <exception cref="TimeoutException">Nothing came in time.</exception>
    public int Read(Span<byte> buffer, TimeSpan? within = null)
    {
        if (_socket is null)
        {
            return ReadPipe(buffer, within);
        }

        try
        {
            // A receive timeout would start the runtime's socket engine and its thread; asking first does not.
            if (within is { } limit && !_socket.Poll(limit, SelectMode.SelectRead))
            {
                throw new TimeoutException("The daemon sent nothing in time.");
            }

            return _socket.Receive(buffer);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            throw new IOException(e.Message, e);
        }
    }

    /// <summary>Whether a short line can be written without blocking; never known of a Windows pipe.</summary>
    public bool HasRoom => _socket?.Poll(0, SelectMode.SelectWrite) ?? false;

    /// <summary>Writes all of it; blocks while the other side does not read.</summary>
    /// <exception cref="IOException">The pipe broke: what was given last did not arrive whole.</exception>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        try
        {
            if (_socket is null)
            {
                _pipe!.Write(bytes);
                return;
            }

            while (!bytes.IsEmpty)
            {
                bytes = bytes[_socket.Send(bytes)..];
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            throw new IOException(e.Message, e);
        }
    }

    public void Dispose()
    {
        if (_socket is null)
        {
            _pipe!.Dispose();
            return;
        }

        try
        {
            _socket.Shutdown(SocketShutdown.Both); // wakes a read that another thread is in
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // Broken already, or closed by the thread that noticed first.
        }

        _socket.Dispose();
    }

    private static PipeConnection? TryOpenSocket(string path)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            socket.Connect(new UnixDomainSocketEndPoint(path));
            return new PipeConnection(socket, CheckedPeer(socket, path));
        }
        catch (SocketException e) when (e.SocketErrorCode is SocketError.AccessDenied)
        {
            socket.Dispose();
            throw new ForeignOwnerException($"Connecting to {path}: access is denied; it belongs to another user.");
        }
        catch (SocketException)
        {
            socket.Dispose(); // no such file, or nobody behind it
            return null;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static int? CheckedPeer(Socket socket, string path)
    {
        if (!OperatingSystem.IsLinux())
        {
            return null; // the directory is checked to be ours alone
        }

        Span<byte> credentials = stackalloc byte[12];
        socket.GetRawSocketOption(SocketLevel, PeerCredentials, credentials);
        var owner = BitConverter.ToUInt32(credentials[4..]);
        if (owner != Posix.EffectiveUser())
        {
            throw new ForeignOwnerException($"Connecting to {path}: user id {owner} listens there, not you ({Posix.EffectiveUser()}).");
        }

        return BitConverter.ToInt32(credentials);
    }

    private static PipeConnection? TryOpenPipe(string name)
    {
        var pipe = new NamedPipeClientStream(".", name, PipeDirection.InOut, PipeOptions.CurrentUserOnly | PipeOptions.Asynchronous);
        try
        {
            pipe.Connect(0);
            return new PipeConnection(pipe);
        }
        catch (UnauthorizedAccessException e)
        {
            pipe.Dispose();
            throw new ForeignOwnerException($"Connecting to {name}: {e.Message}");
        }
        catch (Exception e) when (e is TimeoutException or IOException)
        {
            pipe.Dispose();
            return null;
        }
    }

    private int ReadPipe(Span<byte> buffer, TimeSpan? within)
    {
        if (within is not { } limit)
        {
            return _pipe!.Read(buffer);
        }

        var copy = new byte[buffer.Length];
        using var clock = new CancellationTokenSource(limit);
        try
        {
            var count = _pipe!.ReadAsync(copy, clock.Token).AsTask().GetAwaiter().GetResult();
            copy.AsSpan(0, count).CopyTo(buffer);
            return count;
        }
        catch (OperationCanceledException e)
        {
            throw new TimeoutException("The daemon sent nothing in time.", e);
        }
    }
}
