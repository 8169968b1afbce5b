using System.Runtime.Versioning;
using System.Text;

namespace Mcp.Contract;

/// <summary>Where shim and daemon of one user, state directory and build meet.</summary>
/// <param name="Build">What <see cref="BuildIdentity"/> says of the daemon.</param>
/// <param name="LockPath">Locked for the daemon's whole life; holds its pid.</param>
/// <param name="LaunchPath">Locked by the shim that is starting a daemon.</param>
/// <param name="PipeName">A socket's path on Unix, a pipe's name on Windows.</param>
internal sealed record Endpoint(string Build, string LockPath, string LaunchPath, string PipeName)
{
    // sockaddr_un holds 108 bytes with the closing zero on Linux, 104 on macOS.
    private const int MaxSocketPath = 103;

    public static Endpoint For(StateDirectory state, string build)
    {
        var user = OperatingSystem.IsWindows() ? Environment.UserName : Posix.EffectiveUser().ToString();
        var key = BuildIdentity.Digest($"{user}|{state.Path}|{build}");
        return new Endpoint(
            build,
            Path.Combine(state.Path, key + ".lock"),
            Path.Combine(state.Path, key + ".launch"),
            OperatingSystem.IsWindows() ? "mcp-expert-" + key : SocketPath(state, key));
    }

    /// <summary>Where the path of the state directory is too long for a socket, an own directory stands in.</summary>
    /// <exception cref="StateDirectoryException">That directory belongs to somebody else.</exception>
    public void PreparePipeDirectory()
    {
        if (!OperatingSystem.IsWindows() && Path.GetDirectoryName(PipeName) is { } directory
            && directory != Path.GetDirectoryName(LockPath))
        {
            StateDirectory.MakePrivate(directory);
        }
    }

    [UnsupportedOSPlatform("windows")]
    private static string SocketPath(StateDirectory state, string key)
    {
        var path = Path.Combine(state.Path, key + ".sock");
        return Encoding.UTF8.GetByteCount(path) <= MaxSocketPath
            ? path
            : $"/tmp/mcp-expert-{Posix.EffectiveUser()}/{key}.sock";
    }
}
