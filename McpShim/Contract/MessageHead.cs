using System.Text.Json;

namespace Mcp.Contract;

/// <summary>
/// The part of a line that a relay reads: kind, id, method, and the few members of <c>params</c> that name other
/// messages. One pass over the UTF-8 bytes, no DOM; the line itself is passed on unchanged.
/// </summary>
internal readonly record struct MessageHead
{
    public MessageKind Kind { get; private init; }

    /// <summary>The id, for requests, responses, and malformed lines in which one could still be read.</summary>
    public RpcId? Id { get; private init; }

    public string? Method { get; private init; }

    /// <summary><c>params._meta.progressToken</c> of a request, or <c>params.progressToken</c> of a notification.</summary>
    public RpcId? ProgressToken { get; private init; }

    /// <summary><c>params.requestId</c>: what a cancellation is about.</summary>
    public RpcId? RequestId { get; private init; }

    /// <summary>What is wrong with a malformed line, in words for its sender.</summary>
    public string? Fault { get; private init; }

    /// <summary>Whether the line was no JSON at all (JSON-RPC -32700) rather than JSON that is no message (-32600).</summary>
    public bool IsNotJson { get; private init; }

    /// <summary>Reads the head of one line.</summary>
    public static MessageHead Read(ReadOnlySpan<byte> line)
    {
        var content = line.Trim(" \t\r\n"u8);
        if (content.IsEmpty)
        {
            return new MessageHead { Kind = MessageKind.Blank };
        }

        if (content[0] == '[')
        {
            return new MessageHead { Kind = MessageKind.Batch };
        }

        var scan = default(Scan);
        try
        {
            var reader = new Utf8JsonReader(content);
            reader.Read();
            if (reader.TokenType is not JsonTokenType.StartObject)
            {
                return Malformed("a message must be a JSON object", null, false);
            }

            ReadMembers(ref reader, ref scan);
            reader.Read(); // throws when anything follows the object
        }
        catch (JsonException e)
        {
            return Malformed($"the line is not valid JSON ({Shorten(e.Message)})", scan.Id, true);
        }

        return scan.ToHead();
    }

    private static void ReadMembers(ref Utf8JsonReader reader, ref Scan scan)
    {
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("id"u8))
            {
                reader.Read();
                scan.HasId = true;
                scan.Id = RpcId.TryRead(ref reader, out var id) ? id : null;
                reader.Skip();
            }
            else if (reader.ValueTextEquals("method"u8))
            {
                reader.Read();
                scan.Method = reader.TokenType is JsonTokenType.String ? KnownMethod.Intern(ref reader) : null;
                reader.Skip();
            }
            else if (reader.ValueTextEquals("params"u8))
            {
                reader.Read();
                ReadParams(ref reader, ref scan);
            }
            else
            {
                scan.HasOutcome |= reader.ValueTextEquals("result"u8) || reader.ValueTextEquals("error"u8);
                reader.Read();
                reader.Skip();
            }
        }
    }

    private static void ReadParams(ref Utf8JsonReader reader, ref Scan scan)
    {
        if (reader.TokenType is not JsonTokenType.StartObject)
        {
            reader.Skip();
            return;
        }

        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("_meta"u8))
            {
                reader.Read();
                ReadMeta(ref reader, ref scan);
            }
            else if (reader.ValueTextEquals("requestId"u8))
            {
                reader.Read();
                scan.RequestId = RpcId.TryRead(ref reader, out var id) ? id : null;
                reader.Skip();
            }
            else if (reader.ValueTextEquals("progressToken"u8))
            {
                reader.Read();
                scan.OwnToken = RpcId.TryRead(ref reader, out var token) ? token : null;
                reader.Skip();
            }
            else
            {
                reader.Read();
                reader.Skip();
            }
        }
    }

    private static void ReadMeta(ref Utf8JsonReader reader, ref Scan scan)
    {
        if (reader.TokenType is not JsonTokenType.StartObject)
        {
            reader.Skip();
            return;
        }

        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            var isToken = reader.ValueTextEquals("progressToken"u8);
            reader.Read();
            if (isToken)
            {
                scan.MetaToken = RpcId.TryRead(ref reader, out var token) ? token : null;
            }

            reader.Skip();
        }
    }

    private static MessageHead Malformed(string fault, RpcId? id, bool isNotJson) =>
        new() { Kind = MessageKind.Malformed, Fault = fault, Id = id, IsNotJson = isNotJson };

    // The parser's message carries a position, and for long lines more than a sender can use.
    private static string Shorten(string message) => message.Length <= 160 ? message : message[..160] + "…";

    private ref struct Scan
    {
        public bool HasId;
        public bool HasOutcome;
        public RpcId? Id;
        public string? Method;
        public RpcId? RequestId;
        public RpcId? OwnToken;
        public RpcId? MetaToken;

        public readonly MessageHead ToHead()
        {
            if (HasId && Id is null)
            {
                return Malformed("\"id\" must be a string or an integer", null, false);
            }

            if (Method is null && !(HasId && HasOutcome))
            {
                return Malformed("a message needs a \"method\", or an \"id\" with a \"result\" or an \"error\"", Id, false);
            }

            return new MessageHead
            {
                Kind = Method is null ? MessageKind.Response : HasId ? MessageKind.Request : MessageKind.Notification,
                Id = Id,
                Method = Method,
                RequestId = RequestId,
                ProgressToken = HasId ? MetaToken : OwnToken,
            };
        }
    }
}
