using Mcp.Contract;
using Mcp.Daemon;
using Mcp.Daemon.Configuration;
using Mcp.Daemon.Sessions;
using Mcp.Daemon.Tools;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NLog;

namespace Mcp.Tests.Support;

/// <summary>The product's own tools, as the daemon composes them, in a state directory of their own; none is run.</summary>
internal sealed class ComposedTools : IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private readonly LogFactory _logs = new();
    private readonly IHost _host;

    public ComposedTools() => _host = Composition.Build(
        Endpoint.For(new StateDirectory(_folder.Path), "build"),
        SettingsReader.Read(new SettingSources()),
        new DaemonIdentity("1", "build", 1, DateTimeOffset.UnixEpoch, _folder.Path, _folder["log"]),
        _logs,
        TimeProvider.System,
        []);

    public IServiceProvider Services => _host.Services;

    /// <summary>What a session sees that has these endpoints and no other settings.</summary>
    public IReadOnlyList<ToolDefinition> Offered(params string[] endpoints) =>
    [
        .. Services.GetRequiredService<ToolList>()
            .Offered(new ToolOffer(new HashSet<string>(), endpoints.ToHashSet()))
            .Select(tool => tool.Definition),
    ];

    public async ValueTask DisposeAsync()
    {
        await ((IAsyncDisposable)_host).DisposeAsync();
        _logs.Dispose();
        _folder.Dispose();
    }
}
