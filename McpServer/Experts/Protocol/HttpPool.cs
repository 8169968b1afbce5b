using System.Collections.Concurrent;
using System.Net;
using Mcp.Daemon.Experts.Endpoints;

namespace Mcp.Daemon.Experts.Protocol;

/// <summary>
/// The connections to providers, shared by all sessions: one client per proxy and kind of way. Nothing of a session or
/// request is ever set on one; keys and headers travel with each request.
/// </summary>
/// <param name="wrap">What a test puts around the handler of a client; the product leaves it out.</param>
internal sealed class HttpPool(Func<HttpMessageHandler, HttpMessageHandler>? wrap = null) : IDisposable
{
    /// <summary>The one clock here: a host that does not take a connection is reported long before the expert rung.</summary>
    public static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<Way, Lazy<HttpClient>> _clients = new();

    /// <summary>How many clients there are that can leave this machine; local-only mode makes none.</summary>
    public int RemoteClients => _clients.Keys.Count(way => !way.Direct || way.Proxy is not null);

    public HttpClient For(ExpertEndpoint endpoint) =>
        _clients.GetOrAdd(new Way(endpoint.Proxy, endpoint.IsLocal), way => new Lazy<HttpClient>(() => Make(way))).Value;

    public void Dispose()
    {
        foreach (var client in _clients.Values)
        {
            client.Value.Dispose();
        }
    }

    private HttpClient Make(Way way)
    {
        var handler = new SocketsHttpHandler
        {
            ConnectTimeout = ConnectTimeout,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5), // a provider that moves is found again
            // An answer nobody reads on is closed at once, not read to its end for up to two seconds.
            ResponseDrainTimeout = TimeSpan.Zero,
            MaxResponseDrainSize = 0,
            // A redirect could carry question and key to another host; the user is told to set the address instead.
            AllowAutoRedirect = false,
            UseCookies = false,
            ActivityHeadersPropagator = null, // our trace ids are not the provider's business
            UseProxy = way.Proxy is not null || !way.Direct, // else the system's own proxy
        };
        if (way.Proxy is { } proxy)
        {
            handler.Proxy = new WebProxy(proxy) { Credentials = Credentials(proxy) };
        }

        return new HttpClient(wrap is null ? handler : wrap(handler)) { Timeout = Timeout.InfiniteTimeSpan };
    }

    private static NetworkCredential? Credentials(Uri proxy)
    {
        if (proxy.UserInfo.Length == 0)
        {
            return null;
        }

        var parts = proxy.UserInfo.Split(':', 2);
        return new NetworkCredential(Uri.UnescapeDataString(parts[0]), parts.Length > 1 ? Uri.UnescapeDataString(parts[1]) : "");
    }

    private readonly record struct Way(Uri? Proxy, bool Direct);
}
