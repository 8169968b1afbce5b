using System.Text;
using System.Threading.Channels;
using Mcp.Contract;
using Mcp.Shim;
using Mcp.Shim.Connecting;
using Mcp.Shim.Relaying;

namespace Mcp.Tests.Relaying;

/// <summary>The parts of a relay around one table of requests; nothing is connected, and only the clock's thread runs.</summary>
internal sealed class RelayParts
{
    private readonly ShimLog _log = new();

    public RelayParts()
    {
        Output = new ClientOutput(Client, Pending, () => { });
        Link = new DaemonLink(new DaemonConnector(_log, new ManualResetEventSlim()), new HelloMaker(null, null), Queue, Pending, Output, Handshake, _log);
        Watch = new Watch(Link, Pending, Queue, Output, _log);
        new Thread(Watch.Run) { IsBackground = true, Name = "watch of a test" }.Start();
    }

    public Said Client { get; } = new();

    public PendingCalls Pending { get; } = new();

    public OutboundQueue Queue { get; } = new();

    public Handshake Handshake { get; } = new();

    public ClientOutput Output { get; }

    public DaemonLink Link { get; }

    public Watch Watch { get; }

    public static PendingCall Call(string id, string method = "tools/call", RpcId? token = null, Batch? batch = null) =>
        new(new RpcId(id, 0), method, token, Encoding.UTF8.GetBytes($"{id}\n"), batch);

    /// <summary>Has the client say these lines and close.</summary>
    public void Hear(params string[] lines) => Hear(Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n"))));

    public void Hear(byte[] stdin) =>
        new ClientPump(new MemoryStream(stdin), Link, Pending, Queue, Output, Handshake, Watch, _log).Run();

    public DaemonPump PumpOf(LiveConnection connection) => new(connection, Link, Pending, Output, Handshake, _log);

    /// <summary>What waits for the daemon.</summary>
    public IReadOnlyList<string> Outward() => [.. Queue.TakeAll().Select(line => Encoding.UTF8.GetString(line.Line).TrimEnd('\n'))];

    /// <summary>Everything posted so far has been done when this ends.</summary>
    public Task WatchedAsync(CancellationToken cancellationToken)
    {
        var done = new TaskCompletionSource();
        Watch.Post(done.SetResult);
        return done.Task.WaitAsync(cancellationToken);
    }

    /// <summary>A client's stdin side: each write is one thing said to it.</summary>
    internal sealed class Said : MemoryStream
    {
        private readonly Channel<string> _writes = Channel.CreateUnbounded<string>();

        public string All => Encoding.UTF8.GetString(ToArray());

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            base.Write(buffer);
            _writes.Writer.TryWrite(Encoding.UTF8.GetString(buffer));
        }

        public ValueTask<string> NextAsync(CancellationToken cancellationToken) => _writes.Reader.ReadAsync(cancellationToken);
    }
}
