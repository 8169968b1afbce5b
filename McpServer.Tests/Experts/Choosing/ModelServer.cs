using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Mcp.Tests.Experts.Choosing;

/// <summary>A real HTTP server on loopback that answers every request with one text, and remembers what it was asked.</summary>
internal sealed class ModelServer : IDisposable
{
    private readonly HttpListener _listener = new();

    public ModelServer(string body, int status = 200)
    {
        Url = $"http://127.0.0.1:{FreePort()}/v1";
        _listener.Prefixes.Add(Url[..^"v1".Length]);
        _listener.Start();
        _ = ServeAsync(Encoding.UTF8.GetBytes(body), status);
    }

    public string Url { get; }

    /// <summary>Path and bearer key of each request.</summary>
    public List<string> Asked { get; } = [];

    public void Dispose() => _listener.Close();

    private async Task ServeAsync(byte[] body, int status)
    {
        try
        {
            while (true)
            {
                var context = await _listener.GetContextAsync();
                lock (Asked)
                {
                    Asked.Add($"{context.Request.HttpMethod} {context.Request.RawUrl} {context.Request.Headers["Authorization"]}".TrimEnd());
                }

                context.Response.StatusCode = status;
                await context.Response.OutputStream.WriteAsync(body);
                context.Response.Close();
            }
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
        {
            // Closed: the test is over.
        }
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
