using Mcp.Contract;
using Mcp.Daemon;
using Mcp.Daemon.Configuration;
using Mcp.Daemon.Sessions;
using Mcp.Daemon.Tools;
using Mcp.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using ModelContextProtocol.Server;
using NLog;
using NUnit.Framework;

namespace Mcp.Tests.Starting;

/// <summary>A registration that is missing shows here, and not only when a daemon does not start.</summary>
public sealed class CompositionTests
{
    private static readonly ToolOffer Everything = new(new HashSet<string>(), new HashSet<string> { "kimi", "glm" });

    [Test]
    public async Task Every_tool_and_every_part_that_starts_with_the_daemon_can_be_made()
    {
        using var folder = new TempFolder();
        using var logs = new LogFactory();
        var host = Composition.Build(
            Endpoint.For(new StateDirectory(folder.Path), "build"),
            SettingsReader.Read(new SettingSources()),
            new DaemonIdentity("1", "build", 1, DateTimeOffset.UnixEpoch, folder.Path, folder["log"]),
            logs,
            TimeProvider.System,
            []);
        await using var services = (IAsyncDisposable)host;

        var names = host.Services.GetRequiredService<ToolList>().Offered(Everything).Select(tool => tool.Definition.Name).ToList();

        Assert.That(names, Is.Unique.And.SupersetOf(new[]
        {
            "chat", "precommit", "collect", "listmodels", "status", "version", "kimi_intent_analysis", "glm_web_search",
        }));
        Assert.That(() => host.Services.GetServices<IHostedService>().ToList(), Is.Not.Empty);
        Assert.That(() => host.Services.GetRequiredService<McpServerOptions>(), Throws.Nothing);
    }
}
