using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Mcp.Contract;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace Mcp.Daemon.Sessions;

/// <summary>The outward side of a session's pipe: one message, one line, one write, in order.</summary>
internal sealed class SessionFrames(Stream pipe) : IDisposable
{
    /// <summary>The TypeScript client refuses lines of 10 MiB; a message stays below that.</summary>
    public const int MaxLine = (10 << 20) - (64 << 10);

    // A large answer must not stay resident as the buffer of the next small one.
    private const int KeptBuffer = 256 << 10;

    // Readable text, not \u0022 and \u6771: the reader is a model, and pays by the token.
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonTypeInfo<JsonRpcMessage> MessageType =
        (JsonTypeInfo<JsonRpcMessage>)McpJsonUtilities.DefaultOptions.GetTypeInfo(typeof(JsonRpcMessage));

    private readonly SemaphoreSlim _turn = new(1, 1);
    private ArrayBufferWriter<byte> _buffer = new(1024);
    private Utf8JsonWriter? _writer;

    /// <summary>Writes a message. The token ends the wait for the turn only: a line is never cut short.</summary>
    /// <param name="isDue">Asked when its turn has come; false drops the message. What is no longer due then is never written later.</param>
    /// <returns>Whether it was written.</returns>
    public async Task<bool> WriteAsync(JsonRpcMessage message, Func<bool> isDue, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (!isDue())
            {
                return false;
            }

            Fill(message);
            if (_buffer.WrittenCount > MaxLine && message is JsonRpcResponse response)
            {
                Fill(TooLarge(response.Id, _buffer.WrittenCount));
            }

            // Not the caller's token: half a line would break every message after it.
            await pipe.WriteAsync(_buffer.WrittenMemory, CancellationToken.None);
            return true;
        }
        finally
        {
            if (_buffer.Capacity > KeptBuffer)
            {
                _buffer = new ArrayBufferWriter<byte>(1024);
                _writer = null;
            }

            _turn.Release();
        }
    }

    /// <summary>Writes a line that is whole already.</summary>
    public async Task WriteAsync(byte[] line, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            await pipe.WriteAsync(line, CancellationToken.None);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose()
    {
        _writer?.Dispose();
        _turn.Dispose();
    }

    private void Fill(JsonRpcMessage message)
    {
        _buffer.ResetWrittenCount();
        _writer ??= new Utf8JsonWriter(_buffer, Readable);
        _writer.Reset(_buffer);
        JsonSerializer.Serialize(_writer, message, MessageType);
        _writer.Flush();
        _buffer.Write("\n"u8);
    }

    private static JsonRpcError TooLarge(RequestId id, int size) => new()
    {
        Id = id,
        Error = new JsonRpcErrorDetail
        {
            Code = ErrorCode.Number(ErrorCode.Internal),
            Message = $"Sending the answer: it is {size >> 20} MiB and clients accept less than 10 MiB. Ask for less at once.",
        },
    };
}
