using Mcp.Tests.Support;
using NUnit.Framework;

namespace Mcp.Tests.EndToEnd;

[TestFixture(Route.Direct)]
[TestFixture(Route.ThroughShim)]
public class SessionLifeTests(Route route) : EndToEndFixture
{
    [Test]
    [CancelAfter(Bound)]
    public async Task Every_client_has_one_session(CancellationToken cancellationToken)
    {
        var one = await Home.OpenAsync(route, cancellationToken);
        await Home.OpenAsync(route, cancellationToken);

        Assert.That(await one.StatusAsync("sessions", "open", cancellationToken), Is.EqualTo(2));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Session_is_removed_when_its_client_leaves(CancellationToken cancellationToken)
    {
        var one = await Home.OpenAsync(route, cancellationToken);
        var other = await Home.OpenAsync(route, cancellationToken);

        other.Close();

        await OnlyOneIsLeftAsync(one, cancellationToken);
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Session_is_removed_and_its_work_stopped_when_its_client_leaves_mid_call(CancellationToken cancellationToken)
    {
        var one = await Home.OpenAsync(route, cancellationToken);
        var other = await Home.OpenAsync(route, cancellationToken);
        var file = Home.File("runs");
        await other.SendCallAsync("1", "counter", $$"""{"file":"{{file}}","duration":60}""", cancellationToken);
        await Eventually.IsTrueAsync(() => File.Exists(file), "the call runs", cancellationToken);

        other.Close();
        await OnlyOneIsLeftAsync(one, cancellationToken);

        Assert.That(await File.ReadAllTextAsync(file, cancellationToken), Is.EqualTo("run\nrun cancelled\n"));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Requests_in_flight_are_counted(CancellationToken cancellationToken)
    {
        var client = await Home.OpenAsync(route, cancellationToken);
        await client.SendCallAsync("\"slow\"", "trigger-long-running-operation", """{"duration":60}""", cancellationToken);

        // The status call is itself the second.
        Assert.That(await client.StatusAsync("sessions", "requests_in_flight", cancellationToken), Is.EqualTo(2));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Ages_of_sessions_are_told(CancellationToken cancellationToken)
    {
        var client = await Home.OpenAsync(route, cancellationToken);

        await Eventually.IsTrueAsync(
            async () => await client.StatusAsync("sessions", "oldest_seconds", cancellationToken) >= 0.3, "the session ages", cancellationToken);
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Session_limit_refuses_the_next_with_the_reason(CancellationToken cancellationToken)
    {
        Home.With("SESSION_MAX_CONCURRENT", "2");
        await Home.OpenAsync(route, cancellationToken);
        await Home.OpenAsync(route, cancellationToken);

        var third = await Home.StartShim().InitializeAsync(cancellationToken);

        Assert.That(
            (third.ErrorNumber, third.Code, third.ErrorMessage.Contains("Maximum concurrent sessions (2)", StringComparison.Ordinal)),
            Is.EqualTo((-31005, "session_limit", true)));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Session_that_leaves_makes_room_for_another(CancellationToken cancellationToken)
    {
        Home.With("SESSION_MAX_CONCURRENT", "1");
        var one = await Home.OpenAsync(route, cancellationToken);
        one.Close();

        await Eventually.IsTrueAsync(
            async () =>
            {
                await using var next = Home.StartShim();
                return (await next.InitializeAsync(cancellationToken)).Error is null;
            },
            "another is admitted", cancellationToken);
    }

    private static Task OnlyOneIsLeftAsync(LineClient one, CancellationToken cancellationToken) => Eventually.IsTrueAsync(
        async () => await one.StatusAsync("sessions", "open", cancellationToken) is 1, "the other session is gone", cancellationToken);
}
