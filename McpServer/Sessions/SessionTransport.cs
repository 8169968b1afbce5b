using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Mcp.Contract;
using Mcp.Daemon.Calls;
using Microsoft.Extensions.Logging;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using RpcError = Mcp.Contract.RpcError;

namespace Mcp.Daemon.Sessions;

/// <summary>
/// The pipe of a session as the SDK's transport. It does what the SDK's own stream transport leaves open: bounds
/// lines and requests in flight, answers every malformed line, names each request, and notices at once when its
/// peer is gone.
/// </summary>
internal sealed class SessionTransport : TransportBase
{
    private static readonly JsonTypeInfo<JsonRpcMessage> MessageType =
        (JsonTypeInfo<JsonRpcMessage>)McpJsonUtilities.DefaultOptions.GetTypeInfo(typeof(JsonRpcMessage));

    private readonly Session _session;
    private readonly Stream _pipe;
    private readonly LineBuffer _lines;
    private readonly SessionFrames _frames;
    private readonly int _maxLine;
    private readonly RepeatNotice _again = new();
    private int _requestNumber;
    private Task _alive = Task.CompletedTask;
    private Task _settled = Task.CompletedTask;

    /// <param name="lines">Holds what came behind Hello, if anything did.</param>
    public SessionTransport(Session session, Stream pipe, LineBuffer lines, int maxLine, ILoggerFactory loggers)
        : base("session", loggers)
    {
        _session = session;
        _pipe = pipe;
        _lines = lines;
        _maxLine = maxLine;
        _frames = new SessionFrames(pipe);
        SetConnected();
    }

    /// <summary>Reads until the peer is gone or the token ends it; says which.</summary>
    public async Task<SessionEnd> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                while (_lines.TryTake(out var line, out var tooLong))
                {
                    await TakeAsync(line, tooLong, cancellationToken);
                }

                var count = await _pipe.ReadAsync(_lines.Room(), cancellationToken);
                if (count == 0)
                {
                    return SessionEnd.ClientLeft;
                }

                _lines.Added(count);
            }
        }
        catch (IOException)
        {
            return SessionEnd.PipeBroken;
        }
        finally
        {
            SetDisconnected();
        }
    }

    public override async Task SendMessageAsync(JsonRpcMessage message, CancellationToken cancellationToken = default)
    {
        if (!IsConnected)
        {
            return;
        }

        if (message is not JsonRpcMessageWithId answer || message is JsonRpcRequest || IdOf(answer.Id) is not { } id)
        {
            await _frames.WriteAsync(message, () => true, cancellationToken);
            return;
        }

        // The SDK's answer carries the context of its request: a late one is never taken for that of a new request
        // which uses its id again.
        var call = message.Context?.Items is { } items && items.TryGetValue(IncomingCall.Key, out var item) ? item as IncomingCall : null;
        if (await _frames.WriteAsync(message, IsDue, cancellationToken))
        {
            call?.Fate.Written();
            _session.Touch();
        }

        bool IsDue()
        {
            if (call is not null)
            {
                return _session.Requests.TryTake(id, call);
            }

            _session.Requests.Take(id);
            return true;
        }
    }

    public override async ValueTask DisposeAsync()
    {
        SetDisconnected();
        await _pipe.DisposeAsync();
        await Task.WhenAll(_alive, _settled).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        _frames.Dispose();
    }

    private async Task TakeAsync(ReadOnlyMemory<byte> line, bool tooLong, CancellationToken cancellationToken)
    {
        var head = MessageHead.Read(line.Span);
        if (tooLong)
        {
            await AnswerAsync(RpcError.LineTooLong(_maxLine), head.Id, cancellationToken);
            return;
        }

        switch (head.Kind)
        {
            case MessageKind.Blank:
                return;
            case MessageKind.Malformed:
                await AnswerAsync(RpcError.For(head), head.Id, cancellationToken);
                return;
            case MessageKind.Batch:
                await AnswerAsync(
                    new RpcError(ErrorCode.InvalidRequest, "Reading a message: batches are unrolled by the shim, not here."), null, cancellationToken);
                return;
            case MessageKind.Notification when head.Method!.StartsWith(KnownMethod.PrivatePrefix, StringComparison.Ordinal):
                TakePrivate(head, line.Span);
                return;
            default:
                await PassAsync(head, line, cancellationToken);
                return;
        }
    }

    // The listener's own affairs: answered here, so that a busy or broken SDK session still shows a sign of life.
    private void TakePrivate(MessageHead head, ReadOnlySpan<byte> line)
    {
        if (head is { Method: KnownMethod.Again, RequestId: { } again })
        {
            _again.Hear(again, line);
        }
        else if (head.Method is KnownMethod.Alive && _alive.IsCompleted)
        {
            _alive = _frames.WriteAsync(ControlLine.Alive, CancellationToken.None);
        }
        else if (head.Method is KnownMethod.Stop)
        {
            _session.RequestStop();
        }
    }

    private async Task PassAsync(MessageHead head, ReadOnlyMemory<byte> line, CancellationToken cancellationToken)
    {
        _session.Touch();
        IncomingCall? call = null;
        if (head.Kind is MessageKind.Request)
        {
            var id = head.Id!.Value;
            call = new IncomingCall($"{_session.Id}-{_session.Epoch}-{++_requestNumber}", _session.Caller)
            {
                Lost = _again.Take(id),
                SayOnce = token => _frames.WriteAsync(ControlLine.Once(id), token),
            };
            if (await RefuseAsync(id, call, cancellationToken))
            {
                return;
            }
        }
        else if (head is { Method: KnownMethod.Cancelled, RequestId: { } cancelled } && !TryCancel(cancelled, line))
        {
            return;
        }

        JsonRpcMessage message;
        try
        {
            message = JsonSerializer.Deserialize(MendedLine.Of(line).Span, MessageType)!;
        }
        catch (JsonException e)
        {
            if (head.Kind is MessageKind.Request)
            {
                _session.Requests.Take(head.Id!.Value);
                await AnswerAsync(new RpcError(ErrorCode.InvalidRequest, $"Reading a message: {e.Message}"), head.Id, cancellationToken);
            }

            return;
        }

        if (message is JsonRpcRequest request)
        {
            request.Context = new JsonRpcMessageContext
            {
                Items = new Dictionary<string, object?>(1) { [IncomingCall.Key] = call },
            };
        }

        await WriteMessageAsync(message, cancellationToken);
    }

    /// <summary>
    /// Settles a request whose cancellation came, and tells the shim that behind this line no answer to it comes any
    /// more: its id may be another's from there on. False when there is nothing to cancel: a late cancel hits nobody.
    /// </summary>
    private bool TryCancel(RpcId id, ReadOnlyMemory<byte> line)
    {
        var call = _session.Requests.Take(id);
        call?.Fate.Cancel(CancelReason.Read(line.Span));
        // Its turn is taken here and not waited for: a shim that does not read must not hold up a cancellation.
        var settled = _frames.WriteAsync(ControlLine.Settled(id), CancellationToken.None);
        _settled = _settled.IsCompleted ? settled : Task.WhenAll(_settled, settled);
        return call is not null;
    }

    private async Task<bool> RefuseAsync(RpcId id, IncomingCall call, CancellationToken cancellationToken)
    {
        if (_session.Requests.IsFull)
        {
            var full = new RpcError(
                ErrorCode.OverCapacity,
                $"Taking a request: {RequestTable.Limit} of this session are unanswered already. Wait for answers, then send it again.")
            { CallId = call.Id, RetryAfterMs = 1000 };
            await AnswerAsync(full, id, cancellationToken);
            return true;
        }

        if (_session.Requests.TryAdd(id, call))
        {
            return false;
        }

        var duplicate = new RpcError(
            ErrorCode.InvalidRequest, $"Taking a request: id {id} is in flight already. Give every request an id of its own.");
        await AnswerAsync(duplicate, null, cancellationToken);
        return true;
    }

    private Task AnswerAsync(RpcError error, RpcId? id, CancellationToken cancellationToken) =>
        _frames.WriteAsync(error.ToLine(id), cancellationToken);

    private static RpcId? IdOf(RequestId id) => id.Id switch
    {
        string text => new RpcId(text, 0),
        long number => new RpcId(null, number),
        _ => null,
    };
}
