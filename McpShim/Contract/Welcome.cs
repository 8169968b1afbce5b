using System.Text.Json;

namespace Mcp.Contract;

/// <summary>The daemon's answer to <see cref="Hello"/>: a session, or a refusal with its reason.</summary>
internal sealed record Welcome
{
    public required string Build { get; init; }

    public required int Pid { get; init; }

    public string? Session { get; init; }

    public string? LogPath { get; init; }

    /// <summary>The shim rung of this session, in seconds.</summary>
    public double ShimRungSeconds { get; init; }

    /// <summary>One of <see cref="RefusalCode"/>; null when the session stands.</summary>
    public string? Refused { get; init; }

    /// <summary>The sentence for the client when refused.</summary>
    public string? Reason { get; init; }

    /// <summary>Reads the line without the serializer, for the same reason as <see cref="Hello.ToLine"/>.</summary>
    /// <exception cref="JsonException">It is no Welcome.</exception>
    public static Welcome Parse(ReadOnlySpan<byte> line)
    {
        var (build, pid, rung) = ((string?)null, 0, 0.0);
        string? session = null, logPath = null, refused = null, reason = null;
        var reader = new Utf8JsonReader(line);
        if (!reader.Read() || reader.TokenType is not JsonTokenType.StartObject)
        {
            throw new JsonException("It is no object.");
        }

        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            var name = reader.GetString();
            reader.Read();
            switch (name, reader.TokenType)
            {
                case ("build", JsonTokenType.String):
                    build = reader.GetString();
                    break;
                case ("pid", JsonTokenType.Number):
                    pid = reader.GetInt32();
                    break;
                case ("session", JsonTokenType.String):
                    session = reader.GetString();
                    break;
                case ("logPath", JsonTokenType.String):
                    logPath = reader.GetString();
                    break;
                case ("shimRungSeconds", JsonTokenType.Number):
                    rung = reader.GetDouble();
                    break;
                case ("refused", JsonTokenType.String):
                    refused = reader.GetString();
                    break;
                case ("reason", JsonTokenType.String):
                    reason = reader.GetString();
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        return new Welcome
        {
            Build = build ?? throw new JsonException("It names no build."),
            Pid = pid,
            Session = session,
            LogPath = logPath,
            ShimRungSeconds = rung,
            Refused = refused,
            Reason = reason,
        };
    }
}

/// <summary>Why a daemon refuses a Hello.</summary>
internal static class RefusalCode
{
    public const string SessionLimit = "session_limit";
    public const string ShuttingDown = "shutting_down";
    public const string ContractMismatch = "contract_mismatch";
    public const string BadHello = "bad_hello";
    public const string BadConfig = "bad_config";

    /// <summary>The daemon itself failed; the reason says at what.</summary>
    public const string Failed = "failed";
}
