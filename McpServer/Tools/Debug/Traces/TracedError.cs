namespace Mcp.Daemon.Tools.Debug.Traces;

/// <summary>What a program said when it failed.</summary>
/// <param name="Type">The exception's name, qualified as it was written; null for a bare message.</param>
/// <param name="Message">Its first line; may be empty.</param>
internal sealed record TracedError(string? Type, string Message)
{
    public string Words => (Type, Message) switch
    {
        (null, var message) => message,
        (var type, "") => type,
        (var type, var message) => $"{type}: {message}",
    };
}
