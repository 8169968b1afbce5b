using Mcp.Daemon.Answers;
using Mcp.Daemon.Configuration;
using Mcp.Daemon.Experts.Asking;
using Mcp.Daemon.Experts.Capacity;
using Mcp.Daemon.Experts.Endpoints;
using Mcp.Daemon.Experts.Failures;
using Mcp.Daemon.Experts.Resilience;
using Mcp.Tests.Support;
using Microsoft.Extensions.Time.Testing;
using NUnit.Framework;

namespace Mcp.Tests.Experts.Asking;

[CancelAfter(20_000)]
public class ExpertsViewTests
{
    [Test]
    public async Task Status_shows_who_is_asked_who_waits_and_who_of_ones_own_is_left_alone(CancellationToken cancellationToken)
    {
        var time = new FakeTimeProvider();
        var breakers = new BreakerTable(new BreakerSettings { FailureThreshold = 1 }, time);
        var queue = new ExpertQueue(new CapacitySettings { Glm = 1 });
        using var running = await queue.EnterAsync("s", ProviderKind.Glm, _ => { }, cancellationToken);
        using var leaving = new CancellationTokenSource();
        var waiting = queue.EnterAsync("s", ProviderKind.Glm, _ => { }, leaving.Token);
        foreach (var choice in new[] { Choices.Kimi, Choices.Local })
        {
            using var pass = breakers.Enter(choice);
            pass.Failed(ExpertFailure.Down);
        }

        time.Advance(TimeSpan.FromSeconds(60));

        var status = new ExpertsView(breakers, queue).Now(new EndpointTable([Choices.Kimi.Endpoint], []));

        Assert.That(status.Providers, Is.EqualTo(new[] { new ProviderLoad("glm", 1, 1) }));
        Assert.That(status.Models.Select(model => (model.Model, model.State, model.SecondsUntilRecovery)),
            Is.EqualTo(new[] { ("kimi/kimi-k2", ModelHealthState.Open, 240.0) }));
        Assert.That(ExpertsText.Render(status), Does.Contain("glm 1 running, 1 queued").And.Contain("left alone for another 240 s"));
        await leaving.CancelAsync();
        Assert.That(waiting.IsCanceled || !waiting.IsCompletedSuccessfully, Is.True);
    }
}
