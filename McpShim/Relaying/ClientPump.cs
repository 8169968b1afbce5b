using System.Text.Json;
using Mcp.Contract;

namespace Mcp.Shim.Relaying;

/// <summary>
/// The thread that reads the client. It looks at each line's head, enters requests into the table, and hands lines
/// on; it waits for nothing but the client, so that it always sees the end of stdin.
/// </summary>
internal sealed class ClientPump(
    Stream stdin, DaemonLink link, PendingCalls pending, OutboundQueue queue, ClientOutput output, Handshake handshake, Watch watch,
    ShimLog log)
{
    // What a request may wait for its daemon before it is sent: the 20 s of a start and the 5 s of a Welcome.
    private static readonly TimeSpan StartAllowance = TimeSpan.FromSeconds(25);

    // Until Welcome says what the session's rung is.
    private static readonly TimeSpan DefaultShimRung = TimeSpan.FromSeconds(240);

    private readonly SmallHeap _heap = new();
    private readonly LineBuffer _lines = new(LineBuffer.DefaultMaxLine);

    /// <summary>Reads until the client closes stdin.</summary>
    public void Run()
    {
        while (true)
        {
            while (_lines.TryTake(out var line, out var tooLong))
            {
                Take(line, tooLong);
            }

            _heap.Trim();
            int count;
            try
            {
                count = stdin.Read(_lines.Room().Span);
            }
            catch (IOException)
            {
                count = 0;
            }

            if (count == 0)
            {
                // A last line without its line feed is still a line.
                if (!_lines.Rest().IsEmpty)
                {
                    Take(_lines.Rest(), false);
                }

                return;
            }

            _lines.Added(count);
        }
    }

    private void Take(ReadOnlyMemory<byte> line, bool tooLong)
    {
        if (line.Span.StartsWith("\uFEFF"u8))
        {
            line = line[3..]; // some shells put a byte order mark before what they pipe
        }

        var head = MessageHead.Read(line.Span);
        if (tooLong)
        {
            Answer(RpcError.LineTooLong(LineBuffer.DefaultMaxLine), head.Id, null);
        }
        else if (head.Kind is MessageKind.Batch)
        {
            TakeBatch(line);
        }
        else
        {
            TakeMessage(head, line.Span, null);
        }
    }

    private void TakeMessage(MessageHead head, ReadOnlySpan<byte> line, Batch? batch)
    {
        switch (head.Kind)
        {
            case MessageKind.Blank:
                return;
            case MessageKind.Malformed or MessageKind.Batch:
                Answer(head.Kind is MessageKind.Batch ? NestedBatch : RpcError.For(head), head.Id, batch);
                return;
            case MessageKind.Request:
                TakeRequest(head, WithLineFeed(line), batch);
                return;
            case MessageKind.Notification when head.Method!.StartsWith(KnownMethod.PrivatePrefix, StringComparison.Ordinal):
                return;
            case MessageKind.Notification when head is { Method: KnownMethod.Cancelled, RequestId: { } cancelled }:
                TakeCancellation(cancelled, WithLineFeed(line));
                return;
            default:
                var bytes = WithLineFeed(line);
                handshake.Note(head, bytes);
                Send(new Outbound(bytes, null));
                return;
        }
    }

    private void TakeRequest(MessageHead head, byte[] line, Batch? batch)
    {
        var method = head.Method!;
        if (method.StartsWith(KnownMethod.PrivatePrefix, StringComparison.Ordinal))
        {
            Answer(LinkErrors.PrivateMethod(method), head.Id, batch);
            return;
        }

        var clock = RequestRules.ClockOf(method, link.Daemon is { } daemon ? TimeSpan.FromSeconds(daemon.ShimRungSeconds) : DefaultShimRung);
        var call = new PendingCall(head.Id!.Value, method, head.ProgressToken, line, batch)
        {
            Clock = clock,
            Deadline = Environment.TickCount64 + (long)((clock ?? TimeSpan.Zero) + StartAllowance).TotalMilliseconds,
        };
        if (!pending.TryAdd(call))
        {
            Answer(LinkErrors.Duplicate(call.Id), null, batch);
            return;
        }

        batch?.Owe();
        watch.Notice();
        handshake.Note(head, line);
        if (link.IsDegraded)
        {
            Fail(call, LinkErrors.Silent(method, link.Daemon));
        }
        else if (!Send(new Outbound(line, call)))
        {
            Fail(call, LinkErrors.QueueFull(method, link.Daemon));
        }
    }

    // After its cancellation a request gets no answer, whatever the daemon still sends; one that was never sent
    // needs no cancelling, and one that is settled must not hit a later request of the same id.
    private void TakeCancellation(RpcId id, byte[] line)
    {
        if (pending.TakeCancelled(id) is not { } call)
        {
            log.Step("late_cancel", $"request {id} was settled already");
            return;
        }

        if (call.Epoch > 0 && !Send(new Outbound(line, null)))
        {
            pending.Settled(id, call.Epoch); // the daemon never hears of it, and so never says so
        }

        watch.Post(() => output.Drop(call));
    }

    private void TakeBatch(ReadOnlyMemory<byte> line)
    {
        if (Members(line) is not { Count: > 0 } members)
        {
            Answer(new RpcError(ErrorCode.InvalidRequest, "Reading a batch: it must be a valid JSON array of at least one message."), null, null);
            return;
        }

        var batch = new Batch();
        foreach (var member in members)
        {
            TakeMessage(MessageHead.Read(member.Span), member.Span, batch);
        }

        watch.Post(() =>
        {
            if (batch.Settle() is { } array)
            {
                output.Write(array);
            }
        });
    }

    /// <summary>False when the queue is full.</summary>
    private bool Send(Outbound line) => link.TrySendNow(line) || queue.TryAdd(line);

    private static List<ReadOnlyMemory<byte>>? Members(ReadOnlyMemory<byte> line)
    {
        var members = new List<ReadOnlyMemory<byte>>();
        try
        {
            var reader = new Utf8JsonReader(line.Span);
            reader.Read();
            while (reader.Read() && reader.TokenType is not JsonTokenType.EndArray)
            {
                var start = (int)reader.TokenStartIndex;
                reader.Skip();
                members.Add(line[start..(int)reader.BytesConsumed]);
            }

            reader.Read();
            return members;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static RpcError NestedBatch => new(ErrorCode.InvalidRequest, "Reading a batch: a batch holds messages, not batches.");

    private void Fail(PendingCall call, RpcError error)
    {
        if (pending.TryTake(call))
        {
            watch.Post(() => output.Deliver(call, error));
        }
    }

    private void Answer(RpcError error, RpcId? id, Batch? batch)
    {
        batch?.Owe();
        watch.Post(() =>
        {
            var line = error.ToLine(id);
            if (batch is null)
            {
                output.Write(line);
            }
            else if (batch.Add(line) is { } array)
            {
                output.Write(array);
            }
        });
    }

    private static byte[] WithLineFeed(ReadOnlySpan<byte> line)
    {
        var bytes = new byte[line.Length + 1];
        line.CopyTo(bytes);
        bytes[^1] = (byte)'\n';
        return bytes;
    }
}
