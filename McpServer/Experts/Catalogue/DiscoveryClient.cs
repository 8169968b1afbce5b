using System.Net;
using Mcp.Daemon.Experts.Endpoints;

namespace Mcp.Daemon.Experts.Catalogue;

/// <summary>A client for one look at an endpoint's list of models: its own proxy, no redirects, since a key goes nowhere else.</summary>
internal static class DiscoveryClient
{
    public static HttpClient For(ExpertEndpoint endpoint)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = endpoint.Proxy is not null || !Loopback.Is(endpoint.BaseUrl),
        };
        if (endpoint.Proxy is { } proxy)
        {
            handler.Proxy = new WebProxy(proxy);
        }

        // The clock is the discovery's own.
        return new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
    }
}
