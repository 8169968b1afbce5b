using System.Net;

namespace Mcp.Daemon.Experts.Endpoints;

/// <summary>Whether an address is this machine by its own text: a loopback literal or <c>localhost</c>.</summary>
/// <remarks>No name is looked up: what resolves to loopback today may resolve elsewhere when the key is sent.</remarks>
internal static class Loopback
{
    public static bool Is(Uri url) =>
        url.DnsSafeHost.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(url.DnsSafeHost, out var address) && IPAddress.IsLoopback(address));
}
