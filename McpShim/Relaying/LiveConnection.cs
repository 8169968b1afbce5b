using Mcp.Contract;
using Mcp.Shim.Connecting;

namespace Mcp.Shim.Relaying;

/// <summary>One connection of the session, from Welcome to its loss.</summary>
internal sealed class LiveConnection(ConnectedDaemon daemon, int epoch)
{
    private static readonly TimeSpan HandshakeWithin = TimeSpan.FromSeconds(5);

    private int _ended;
    private long _lastHeard = Environment.TickCount64;

    public PipeConnection Pipe => daemon.Pipe;

    public LineBuffer Lines => daemon.Lines;

    public int Epoch => epoch;

    /// <summary>When bytes last came from the daemon.</summary>
    public long LastHeard => Interlocked.Read(ref _lastHeard);

    public void Heard() => Interlocked.Exchange(ref _lastHeard, Environment.TickCount64);

    /// <summary>How many requests were written. The daemon counts the same lines.</summary>
    public int Requests { get; private set; }

    public void CountRequest() => Requests++;

    public void Write(ReadOnlySpan<byte> line) => Pipe.Write(line);

    /// <summary>
    /// Held from noting a request as sent until it is written or known not to be: whoever settles a lost connection
    /// sees each of its requests as the one or the other.
    /// </summary>
    public Lock Sending { get; } = new();

    /// <summary>Set when nothing is read from it any more: what the daemon had said before its end has been heard.</summary>
    public ManualResetEventSlim Drained { get; } = new(false);

    public bool IsEnded => Volatile.Read(ref _ended) == 1;

    /// <summary>True for the one who ends it.</summary>
    public bool TryEnd() => Interlocked.Exchange(ref _ended, 1) == 0;

    /// <summary>Reads up to the answer of a request and drops it, before anybody else reads here.</summary>
    public void AwaitAnswer(RpcId id)
    {
        var deadline = Environment.TickCount64 + (long)HandshakeWithin.TotalMilliseconds;
        while (true)
        {
            while (Lines.TryTake(out var line, out _))
            {
                var head = MessageHead.Read(line.Span);
                if (head.Kind is MessageKind.Response && head.Id == id)
                {
                    return;
                }
            }

            var left = deadline - Environment.TickCount64;
            var count = left > 0 ? Pipe.Read(Lines.Room().Span, TimeSpan.FromMilliseconds(left)) : throw new TimeoutException("no answer in 5 s");
            if (count == 0)
            {
                throw new IOException("it closed the pipe");
            }

            Lines.Added(count);
        }
    }
}
