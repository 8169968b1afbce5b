using Mcp.Tests.Support;
using NUnit.Framework;

namespace Mcp.Tests.EndToEnd;

/// <summary>Sessions that are closed after a second of silence, looked for five times a second.</summary>
public class IdleSessionTests : EndToEndFixture
{
    [SetUp]
    public void SetLimits() => Home.With("SESSION_TIMEOUT_SECS", "1").With("SESSION_CLEANUP_INTERVAL", "0.2");

    [Test]
    [CancelAfter(Bound)]
    public async Task Silent_session_is_closed(CancellationToken cancellationToken)
    {
        var client = await Home.OpenAsync(Route.Direct, cancellationToken);

        Assert.That(
            async () => await client.Inbox.FirstAsync(_ => false, cancellationToken), Throws.InstanceOf<EndOfStreamException>());
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Shim_whose_session_was_closed_comes_back_as_the_same_session_unnoticed(CancellationToken cancellationToken)
    {
        var shim = await Home.InitializedShimAsync(cancellationToken);
        var before = (await shim.EchoAsync("before", cancellationToken)).CallId;
        await SweptAsync(cancellationToken);

        var after = (await shim.EchoAsync("after", cancellationToken)).CallId;

        // Session, connection, number of the request on it: the replayed initialize is the first.
        Assert.That((before, after), Is.EqualTo(($"{before[..12]}-1-2", $"{before[..12]}-2-2")));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Shim_does_not_come_back_before_its_client_says_something(CancellationToken cancellationToken)
    {
        await Home.InitializedShimAsync(cancellationToken);
        var watcher = await SweptAsync(cancellationToken);

        Assert.That(await watcher.StatusAsync("sessions", "open", cancellationToken), Is.EqualTo(1));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Session_with_a_call_in_flight_is_not_closed(CancellationToken cancellationToken)
    {
        var client = await Home.OpenAsync(Route.Direct, cancellationToken);

        var answer = await client.CallAsync("stubborn", """{"duration":2.5}""", cancellationToken);

        Assert.That(answer.Text, Is.EqualTo("Done at last."));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Session_that_says_something_now_and_then_is_not_closed(CancellationToken cancellationToken)
    {
        var client = await Home.OpenAsync(Route.Direct, cancellationToken);

        // Three times the limit, with a message well within it each time.
        await Eventually.IsTrueAsync(
            async () =>
            {
                await client.RequestAsync("ping", "{}", cancellationToken);
                return client.Now > TimeSpan.FromSeconds(3);
            },
            "three seconds pass", cancellationToken);

        Assert.That(await client.StatusAsync("sessions", "swept", cancellationToken), Is.Zero);
    }

    /// <summary>Returns a session of its own, kept awake by asking, as soon as another one was closed for idleness.</summary>
    private async Task<LineClient> SweptAsync(CancellationToken cancellationToken)
    {
        var watcher = await Home.ConnectAsync(cancellationToken);
        await watcher.InitializeAsync(cancellationToken);
        await Eventually.IsTrueAsync(
            async () => await watcher.StatusAsync("sessions", "swept", cancellationToken) is 1, "the idle session is closed", cancellationToken);
        await Eventually.IsTrueAsync(
            async () => await watcher.StatusAsync("sessions", "open", cancellationToken) is 1, "it is gone", cancellationToken);
        return watcher;
    }
}
