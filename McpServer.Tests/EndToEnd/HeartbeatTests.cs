using Mcp.Tests.Support;
using NUnit.Framework;

namespace Mcp.Tests.EndToEnd;

/// <summary>Three calls at once, watched from their start to their end: one that reports nothing, one in steps, one without a token.</summary>
[TestFixture(Route.Direct)]
[TestFixture(Route.ThroughShim)]
[Parallelizable(ParallelScope.Self)]
[Platform("Linux", Reason = "The end-to-end tests look into /proc and send signals.")]
public class HeartbeatTests(Route route)
{
    private readonly TestHome _home = new();
    private TimeSpan _sent;
    private LineClient _client = null!;
    private Received _silentAnswer = null!;

    [OneTimeSetUp]
    public async Task RunCallsAsync()
    {
        using var bound = new CancellationTokenSource(TimeSpan.FromSeconds(30), TimeProvider.System);
        _client = await _home.With("HEARTBEAT_INTERVAL_SECS", "1").OpenAsync(route, bound.Token);
        _sent = _client.Now;
        await _client.SendCallAsync("\"silent\"", "stubborn", """{"duration":3.5}""", bound.Token, "\"beats\"");
        await _client.SendCallAsync("\"steps\"", "trigger-long-running-operation", """{"duration":2.4,"steps":4}""", bound.Token, "7");
        await _client.SendCallAsync("\"without\"", "trigger-long-running-operation", """{"duration":2.4,"steps":4}""", bound.Token);
        await _client.ResponseAsync("\"steps\"", bound.Token);
        await _client.ResponseAsync("\"without\"", bound.Token);
        _silentAnswer = await _client.ResponseAsync("\"silent\"", bound.Token);
        await _client.EchoAsync("after", bound.Token);
    }

    [OneTimeTearDown]
    public async Task RemoveHomeAsync() => await _home.DisposeAsync();

    [Test]
    public void First_sign_of_life_comes_within_two_seconds()
    {
        Assert.That(Beats("\"beats\"")[0].At - _sent, Is.LessThan(TimeSpan.FromSeconds(2)));
    }

    [Test]
    public void Call_that_reports_nothing_shows_a_sign_of_life_at_every_interval()
    {
        var times = Beats("\"beats\"").Select(beat => beat.At).Append(_silentAnswer.At).ToList();

        // Half an interval of room for a machine that is busy with other tests.
        Assert.That(times.Zip(times.Skip(1), (one, next) => next - one), Has.All.LessThan(TimeSpan.FromSeconds(1.5)));
    }

    [Test]
    public void Progress_always_grows([Values("\"beats\"", "7")] string token)
    {
        Assert.That(Beats(token).Select(beat => Number(beat, "progress")), Is.Ordered.Ascending.And.Unique);
    }

    [Test]
    public void Total_is_given_when_it_is_known()
    {
        Assert.That(Beats("7").Select(beat => Number(beat, "total")), Has.All.EqualTo(4));
    }

    [Test]
    public void Total_is_left_out_when_it_is_unknown()
    {
        Assert.That(Beats("\"beats\"").Select(beat => Number(beat, "total")), Has.All.Null);
    }

    [Test]
    public void Message_says_step_elapsed_and_remaining_time()
    {
        Assert.That(
            Beats("7").Select(beat => beat.Json.GetProperty("params").GetProperty("message").GetString()),
            Has.Some.Matches(@"^doing step 3 \(step 2 of 4, \d s elapsed, about \d s left\)$"));
    }

    [Test]
    public void Nothing_comes_after_the_answer()
    {
        Assert.That(Beats("\"beats\"").Select(beat => beat.At), Has.All.LessThanOrEqualTo(_silentAnswer.At));
    }

    [Test]
    public void Only_tokens_that_the_client_gave_appear()
    {
        Assert.That(_client.Notifications.Select(Token).Distinct(), Is.SubsetOf(new[] { "\"beats\"", "7" }));
    }

    private List<Received> Beats(string token) => [.. _client.Notifications.Where(note => Token(note) == token)];

    private static string Token(Received note) => note.Json.GetProperty("params").GetProperty("progressToken").GetRawText();

    private static double? Number(Received note, string name) =>
        note.Json.GetProperty("params").TryGetProperty(name, out var value) ? value.GetDouble() : null;
}
