using Mcp.Contract;

namespace Mcp.Daemon.Sessions;

/// <summary>Who a session is, in logs and call ids.</summary>
internal sealed record SessionIdentity(string Id, int Epoch, int ShimPid, string? Command)
{
    private const int IdLength = 12;

    /// <summary>
    /// A shim that comes back keeps its name, so that its log and ours still tell one story; a name it invented
    /// is as good as ours, because it opens nothing.
    /// </summary>
    public static SessionIdentity For(Hello hello) =>
        new(IsSessionId(hello.Session) ? hello.Session! : NewId(), Math.Max(1, hello.Epoch), hello.Pid, hello.Command);

    private static string NewId() => Guid.NewGuid().ToString("n")[..IdLength];

    private static bool IsSessionId(string? text) =>
        text is { Length: IdLength } && text.All(char.IsAsciiHexDigitLower);
}
