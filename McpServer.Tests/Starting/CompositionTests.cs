using Mcp.Daemon.Sessions;
using Mcp.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NUnit.Framework;

namespace Mcp.Tests.Starting;

/// <summary>A registration that is missing shows here, and not only when a daemon does not start.</summary>
public sealed class CompositionTests
{
    [Test]
    public async Task Every_tool_and_every_part_that_starts_with_the_daemon_can_be_made()
    {
        await using var tools = new ComposedTools();

        var names = tools.Offered("kimi", "glm").Select(tool => tool.Name).ToList();

        Assert.That(names, Is.Unique.And.SupersetOf(new[]
        {
            "chat", "precommit", "collect", "listmodels", "status", "version", "kimi_intent_analysis", "glm_web_search",
        }));
        Assert.That(() => tools.Services.GetServices<IHostedService>().ToList(), Is.Not.Empty);
        Assert.That(() => tools.Services.GetRequiredService<SessionProtocol>(), Throws.Nothing);
    }
}
