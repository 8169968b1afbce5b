using Mcp.Contract;

namespace Mcp.Shim.Relaying;

/// <summary>
/// The thread that reads one connection and passes on what the client is owed: answers of pending requests,
/// progress for tokens the client gave, and what the server says of itself.
/// </summary>
internal sealed class DaemonPump(
    LiveConnection connection, DaemonLink link, PendingCalls pending, ClientOutput output, Handshake handshake, ShimLog log)
{
    private const int StackSize = 256 << 10;

    private static ReadOnlySpan<byte> LineFeed => "\n"u8;

    private byte[] _scratch = new byte[4096];

    public void Start() => new Thread(Run, StackSize) { IsBackground = true, Name = "daemon-to-client" }.Start();

    private void Run()
    {
        var lines = connection.Lines;
        try
        {
            while (true)
            {
                while (lines.TryTake(out var line, out _))
                {
                    Pass(line.Span);
                }

                var count = connection.Pipe.Read(lines.Room().Span);
                if (count == 0)
                {
                    link.Lose(connection, "the daemon closed the pipe");
                    return;
                }

                lines.Added(count);
                connection.Heard();
                link.SetDegraded(false);
            }
        }
        catch (IOException e)
        {
            link.Lose(connection, e.Message);
        }
        finally
        {
            connection.Drained.Set();
        }
    }

    private void Pass(ReadOnlySpan<byte> line)
    {
        var head = MessageHead.Read(line);
        switch (head.Kind)
        {
            case MessageKind.Response:
                Answer(head.Id!.Value, line);
                return;
            case MessageKind.Notification when head.Method!.StartsWith(KnownMethod.PrivatePrefix, StringComparison.Ordinal):
                // A sign of life, that it was heard is noted already; or what the daemon says of a request.
                if (head is { Method: KnownMethod.Settled, RequestId: { } settled })
                {
                    pending.Settled(settled, connection.Epoch);
                }
                else if (head is { Method: KnownMethod.Once, RequestId: { } once })
                {
                    pending.RunsOnce(once, connection.Epoch);
                }

                return;
            case MessageKind.Notification when head.Method is KnownMethod.Progress:
                if (head.ProgressToken is { } token && pending.HasToken(token))
                {
                    output.Write(WithLineFeed(line));
                }

                return;
            case MessageKind.Notification or MessageKind.Request:
                output.Write(WithLineFeed(line));
                return;
            case MessageKind.Malformed when IsErrorWithoutId(line):
                output.Write(WithLineFeed(line));
                return;
            case MessageKind.Blank:
                return;
            default:
                log.Step("daemon_malformed", $"{head.Fault}; {line.Length} bytes dropped");
                return;
        }
    }

    private void Answer(RpcId id, ReadOnlySpan<byte> line)
    {
        if (pending.TakeAnswered(id, connection.Epoch) is { } call)
        {
            output.Deliver(call, WithLineFeed(line));
            handshake.NoteAnswered(call);
        }
        else
        {
            log.Step("late_answer", $"the answer to {id} came after its request was settled; {line.Length} bytes swallowed");
        }
    }

    // Answers to what could not be told apart carry `"id":null`, which is no id.
    private static bool IsErrorWithoutId(ReadOnlySpan<byte> line) => line.IndexOf("\"error\""u8) >= 0;

    // The line feed stands behind the line already, but not within the slice that the buffer gives out; one write
    // of the whole line costs less than two.
    private ReadOnlySpan<byte> WithLineFeed(ReadOnlySpan<byte> line)
    {
        if (_scratch.Length < line.Length + 1 || (_scratch.Length > 1 << 20 && line.Length < 1 << 16))
        {
            _scratch = new byte[Math.Max(4096, line.Length + 1)];
        }

        line.CopyTo(_scratch);
        LineFeed.CopyTo(_scratch.AsSpan(line.Length));
        return _scratch.AsSpan(0, line.Length + 1);
    }
}
