using System.Net;
using Mcp.FakeProvider.Replies;
using Mcp.FakeProvider.Requests;
using Mcp.FakeProvider.Serving;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Mcp.FakeProvider;

/// <summary>
/// A model provider that is none: a real HTTP server on loopback that speaks a provider's protocol, does exactly what
/// its script says, and keeps a log of all that it was asked.
/// </summary>
internal sealed class FakeServer : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly FakeOptions _options;

    private FakeServer(WebApplication application, FakeOptions options, RequestLog requests, Script script)
    {
        _application = application;
        _options = options;
        Requests = requests;
        Script = script;
    }

    /// <summary>The base URL, its path included: what an endpoint is configured with.</summary>
    public string Url => Root + _options.Dialect.BasePath();

    /// <summary>The URL without a path: what Ollama is configured with.</summary>
    public string Root => _application.Urls.Single();

    public Uri Uri => new(Url);

    public RequestLog Requests { get; }

    public Script Script { get; }

    public static Task<FakeServer> StartAsync(Dialect dialect = Dialect.OpenAi, CancellationToken cancellationToken = default) =>
        StartAsync(new FakeOptions { Dialect = dialect }, cancellationToken);

    public static async Task<FakeServer> StartAsync(FakeOptions options, CancellationToken cancellationToken = default)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => Configure(kestrel, options.Port));
        var application = builder.Build();
        var requests = new RequestLog(options.Ended);
        var script = new Script(options.Dialect);
        var desk = new FrontDesk(options, requests, script, application.Lifetime.ApplicationStopping);
        application.Run(desk.ServeAsync);
        await application.StartAsync(cancellationToken);
        return new FakeServer(application, options, requests, script);
    }

    /// <summary>The next chat that no rule takes is answered so; later ones in order.</summary>
    public FakeServer Enqueue(params ReadOnlySpan<Reply> replies)
    {
        Script.Enqueue(replies);
        return this;
    }

    /// <summary>Every request of any path that fits is answered so; the newest rule goes first.</summary>
    public FakeServer When(Func<RecordedRequest, bool> fits, Reply reply) => When(fits, _ => reply);

    public FakeServer When(Func<RecordedRequest, bool> fits, Func<RecordedRequest, Reply> reply)
    {
        Script.When(fits, reply);
        return this;
    }

    /// <summary>Ends it, held streams included: their connections are reset.</summary>
    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource(TimeSpan.FromSeconds(2), TimeProvider.System);
        await _application.StopAsync(now.Token);
        await _application.DisposeAsync();
    }

    private static void Configure(KestrelServerOptions kestrel, int port)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = null;
        kestrel.Limits.MinRequestBodyDataRate = null;
        kestrel.Limits.MinResponseDataRate = null;
        kestrel.Listen(IPAddress.Loopback, port, listen =>
        {
            listen.Protocols = HttpProtocols.Http1;
            listen.Use(next => connection => next(Wire.Take(connection)));
        });
    }
}
