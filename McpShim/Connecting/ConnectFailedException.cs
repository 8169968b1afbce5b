using Mcp.Contract;

namespace Mcp.Shim.Connecting;

/// <summary>There is no daemon to be had, and why: what every waiting request is told.</summary>
internal sealed class ConnectFailedException(RpcError error) : Exception(error.Message)
{
    public RpcError Error { get; } = error;

    public static ConnectFailedException Refused(string message, int? pid = null, string? log = null) =>
        new(new RpcError(ErrorCode.DaemonRefused, message) { DaemonPid = pid, LogPath = log });

    public static ConnectFailedException Silent(string message, int? pid, string? log = null) =>
        new(new RpcError(ErrorCode.DaemonSilent, message) { DaemonPid = pid, LogPath = log });
}
