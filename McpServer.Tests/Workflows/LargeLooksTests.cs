using Mcp.Daemon.Evidence;
using Mcp.Daemon.Workflows;
using NUnit.Framework;

namespace Mcp.Tests.Workflows;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class LargeLooksTests : IDisposable
{
    private static readonly LocalEvidence Found = new() { Text = "found" };

    private readonly LargeLooks _looks = new();
    private readonly TaskCompletionSource<LocalEvidence> _first = new();
    private readonly TaskCompletionSource _waits = new();

    public void Dispose() => _looks.Dispose();

    [Test, CancelAfter(20_000)]
    public async Task Second_large_look_waits_for_the_first_and_says_so(CancellationToken cancellationToken)
    {
        var hasBegun = false;
        var first = LookAsync(LargeLooks.Large, () => _first.Task, cancellationToken);
        var second = LookAsync(LargeLooks.Large, () => { hasBegun = true; return Task.FromResult(Found); }, cancellationToken);
        await _waits.Task.WaitAsync(cancellationToken);
        var hadBegun = hasBegun;
        _first.SetResult(Found);

        Assert.That((await first, await second, hadBegun), Is.EqualTo((Found, Found, false)));
    }

    [Test, CancelAfter(20_000)]
    public async Task Small_look_waits_for_nobody(CancellationToken cancellationToken)
    {
        var first = LookAsync(LargeLooks.Large, () => _first.Task, cancellationToken);

        Assert.That(await LookAsync(LargeLooks.Large - 1, () => Task.FromResult(Found), cancellationToken), Is.EqualTo(Found));

        _first.SetResult(Found);
        await first;
    }

    [Test, CancelAfter(20_000)]
    public async Task Large_look_that_fails_leaves_the_place_to_the_next(CancellationToken cancellationToken)
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(
            () => LookAsync(LargeLooks.Large, () => throw new InvalidOperationException("no"), cancellationToken));

        Assert.That((failure!.Message, await LookAsync(LargeLooks.Large, () => Task.FromResult(Found), cancellationToken)), Is.EqualTo(("no", Found)));
    }

    [Test, CancelAfter(20_000)]
    public async Task Call_that_is_cancelled_while_it_waits_never_looks(CancellationToken cancellationToken)
    {
        using var cancel = new CancellationTokenSource();
        var first = LookAsync(LargeLooks.Large, () => _first.Task, cancellationToken);
        var second = LookAsync(LargeLooks.Large, () => throw new InvalidOperationException("looked"), cancel.Token);
        await cancel.CancelAsync();

        await Assert.ThrowsAsync<OperationCanceledException>(() => second);
        _first.SetResult(Found);
        await first;
    }

    private Task<LocalEvidence> LookAsync(long length, Func<Task<LocalEvidence>> look, CancellationToken cancellationToken) =>
        _looks.InTurnAsync([new QuestionFile("a.py", "/a.py", new string('x', (int)length), isNamed: true)], _waits.SetResult, look, cancellationToken);
}
