using Mcp.Contract;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Configuration;
using Mcp.Daemon.Experts.Asking;
using Mcp.Daemon.Experts.Capacity;
using Mcp.Daemon.Experts.Failures;
using Mcp.Daemon.Experts.Questions;
using Mcp.Tests.Support;
using NUnit.Framework;

namespace Mcp.Tests.Experts.Asking;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase), CancelAfter(20_000)]
public class ProviderErrandTests
{
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(90);

    private readonly TimersSeen _time = new();
    private readonly List<string> _said = [];
    private readonly AskContext _context;
    private int _tries;

    public ProviderErrandTests() => _context = new AskRig((Choices.Kimi, new ScriptedChatClient(ScriptedChatClient.Says("")))).Context with
    {
        Activity = new ExpertActivity(_said.Add),
    };

    [Test]
    public async Task Expert_is_at_work_while_it_lasts_and_says_what_it_does(CancellationToken cancellationToken)
    {
        var during = await RunAsync(false, (_, _) => Task.FromResult(_context.Activity.AtWork), cancellationToken);

        Assert.That((during, _context.Activity.AtWork), Is.EqualTo((true, false)));
        Assert.That(_said, Is.EqualTo(new[] { "kimi: uploading a.pdf" }));
    }

    [Test]
    public async Task Repeatable_errand_is_tried_four_times_with_longer_and_longer_waits(CancellationToken cancellationToken)
    {
        var errand = RunAsync(true, FailsAsync(Down), cancellationToken);

        Assert.That(await _time.PassAsync(3, cancellationToken), Is.EqualTo(new[] { 0.5, 1, 2 }));
        await Assert.ThatAsync(() => errand, Fails(ErrorCode.ProviderDown));
        Assert.That(_tries, Is.EqualTo(4));
    }

    [Test]
    public async Task File_that_is_not_found_yet_is_asked_for_again(CancellationToken cancellationToken)
    {
        var errand = RunAsync(
            true,
            (_, _) => ++_tries == 1 ? throw new ExpertFailureException(ExpertFailure.BadRequest, "Reading: none.") { Status = 404 } : Task.FromResult(true),
            cancellationToken);

        await _time.PassAsync(1, cancellationToken);

        Assert.That((await errand, _tries), Is.EqualTo((true, 2)));
    }

    [Test]
    public async Task Wait_is_as_long_as_the_provider_says(CancellationToken cancellationToken)
    {
        var slow = new ExpertFailureException(ExpertFailure.RateLimit, "Uploading: slow down.") { RetryAfter = TimeSpan.FromSeconds(7) };
        var errand = RunAsync(true, (_, _) => ++_tries == 1 ? throw slow : Task.FromResult(true), cancellationToken);

        Assert.That(await _time.PassAsync(1, cancellationToken), Is.EqualTo(new[] { 7.0 }));
        await errand;
    }

    [Test]
    public async Task Errand_that_is_not_repeatable_is_tried_once(CancellationToken cancellationToken)
    {
        await Assert.ThatAsync(() => RunAsync(false, FailsAsync(Down), cancellationToken), Fails(ErrorCode.ProviderDown));
        Assert.That(_tries, Is.EqualTo(1));
    }

    [Test]
    public async Task Failure_that_does_not_pass_is_not_tried_again(CancellationToken cancellationToken)
    {
        var wrongKey = new ExpertFailureException(ExpertFailure.Auth, "Uploading: the key is wrong.") { Status = 401 };

        await Assert.ThatAsync(() => RunAsync(true, FailsAsync(wrongKey), cancellationToken), Fails(ErrorCode.ProviderAuth));
        Assert.That(_tries, Is.EqualTo(1));
    }

    [Test]
    public async Task Silence_ends_it_and_a_sign_of_the_provider_winds_its_clock_up(CancellationToken cancellationToken)
    {
        Action? heard = null;
        var errand = RunAsync(true, (sign, token) => { heard = sign; return HangsAsync(token); }, cancellationToken);
        _time.Advance(Silence - TimeSpan.FromSeconds(1));
        heard!();
        _time.Advance(Silence - TimeSpan.FromSeconds(1));
        var before = errand.IsCompleted;

        _time.Advance(TimeSpan.FromSeconds(1));

        await Assert.ThatAsync(() => errand, Fails(ErrorCode.TimedOut).And.Message.Contains("90 s"));
        Assert.That(before, Is.False);
    }

    [Test]
    public async Task Caller_who_gives_up_gets_their_own_token_back(CancellationToken cancellationToken)
    {
        using var mine = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var errand = RunAsync(true, (_, token) => HangsAsync(token), mine.Token);

        await mine.CancelAsync();

        Assert.That((await Assert.CatchAsync<OperationCanceledException>(() => errand))!.CancellationToken, Is.EqualTo(mine.Token));
    }

    [Test]
    public async Task Failure_behind_a_cancel_is_the_cancel(CancellationToken cancellationToken)
    {
        using var mine = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await mine.CancelAsync();

        await Assert.ThatAsync(() => RunAsync(false, FailsAsync(Down), mine.Token), Throws.InstanceOf<OperationCanceledException>());
    }

    private static ExpertFailureException Down => new(ExpertFailure.Down, "Uploading: the provider is down.");

    private Task<bool> RunAsync(bool isRepeatable, Func<Action, CancellationToken, Task<bool>> work, CancellationToken cancellationToken) =>
        ProviderErrand.RunAsync(Choices.Kimi.Endpoint, _context, "uploading a.pdf", isRepeatable, new ExpertQueue(new CapacitySettings()), _time, work, cancellationToken);

    private Func<Action, CancellationToken, Task<bool>> FailsAsync(ExpertFailureException failure) => (_, _) =>
    {
        _tries++;
        throw failure;
    };

    private static async Task<bool> HangsAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        return false;
    }

    private static NUnit.Framework.Constraints.EqualStringConstraint Fails(string code) =>
        Throws.InstanceOf<ToolFailureException>().With.Property(nameof(ToolFailureException.Code)).EqualTo(code);
}
