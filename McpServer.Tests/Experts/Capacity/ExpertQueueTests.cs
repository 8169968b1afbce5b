using CsCheck;
using Mcp.Daemon.Configuration;
using Mcp.Daemon.Experts.Capacity;
using Mcp.Daemon.Experts.Endpoints;
using Mcp.Daemon.Experts.Failures;
using NUnit.Framework;

namespace Mcp.Tests.Experts.Capacity;

[CancelAfter(20_000)]
public class ExpertQueueTests
{
    private static readonly Gen<(int Session, int Kind, int Act)[]> Steps =
        Gen.Select(Gen.Int[0, 4], Gen.Int[0, 2], Gen.Int[0, 9]).Array[1, 60];

    [Test]
    public async Task Full_provider_does_not_hold_up_another(CancellationToken cancellationToken)
    {
        var queue = new ExpertQueue(new CapacitySettings { Kimi = 1 });
        using var running = await EnterAsync(queue, "a", ProviderKind.Kimi, cancellationToken);
        var waiting = EnterAsync(queue, "a", ProviderKind.Kimi, cancellationToken);

        using var other = await EnterAsync(queue, "a", ProviderKind.Glm, cancellationToken);

        Assert.That(waiting.IsCompleted, Is.False);
    }

    [Test]
    public async Task Session_with_many_questions_does_not_starve_one_with_one(CancellationToken cancellationToken)
    {
        var queue = new ExpertQueue(new CapacitySettings { AtOnce = 1 });
        var first = await EnterAsync(queue, "busy", ProviderKind.Kimi, cancellationToken);
        var busy = Enumerable.Range(0, 5).Select(_ => EnterAsync(queue, "busy", ProviderKind.Kimi, cancellationToken)).ToArray();
        var single = EnterAsync(queue, "single", ProviderKind.Kimi, cancellationToken);

        first.Dispose();
        (await busy[0]).Dispose();

        using var place = await single;
        Assert.That(busy[1].IsCompleted, Is.False);
    }

    [Test]
    public async Task Sessions_that_come_and_go_do_not_overtake_one_that_waits_for_ever(CancellationToken cancellationToken)
    {
        var queue = new ExpertQueue(new CapacitySettings { AtOnce = 1 });
        var running = await EnterAsync(queue, "a", ProviderKind.Kimi, cancellationToken);
        var waiting = EnterAsync(queue, "a", ProviderKind.Kimi, cancellationToken);
        var others = new Queue<Task<IDisposable>>();
        for (var i = 0; i < 3; i++)
        {
            others.Enqueue(EnterAsync(queue, $"o{i}", ProviderKind.Kimi, cancellationToken));
        }

        for (var round = 0; round < 12 && !waiting.IsCompleted; round++)
        {
            running.Dispose();
            var next = await Task.WhenAny(others.Append(waiting));
            running = await next;
            if (next != waiting)
            {
                _ = others.Dequeue();
                others.Enqueue(EnterAsync(queue, $"o{round % 3}", ProviderKind.Kimi, cancellationToken));
            }
        }

        Assert.That(waiting.IsCompleted, Is.True);
    }

    [Test]
    public async Task Position_is_told_and_moves_up(CancellationToken cancellationToken)
    {
        var queue = new ExpertQueue(new CapacitySettings { AtOnce = 1 });
        var running = await EnterAsync(queue, "a", ProviderKind.Kimi, cancellationToken);
        var positions = new List<int>();
        var second = EnterAsync(queue, "a", ProviderKind.Kimi, cancellationToken);
        var third = queue.EnterAsync("a", ProviderKind.Kimi, positions.Add, cancellationToken);

        running.Dispose();
        (await second).Dispose();
        (await third).Dispose();

        Assert.That(positions, Is.EqualTo(new[] { 2, 1 }));
    }

    [Test]
    public async Task Everybodys_first_stands_before_anybodys_second(CancellationToken cancellationToken)
    {
        var queue = new ExpertQueue(new CapacitySettings { AtOnce = 1 });
        using var running = await EnterAsync(queue, "a", ProviderKind.Kimi, cancellationToken);
        var positions = new List<int>();
        for (var i = 0; i < 3; i++)
        {
            _ = EnterAsync(queue, "busy", ProviderKind.Kimi, cancellationToken);
        }

        _ = queue.EnterAsync("single", ProviderKind.Kimi, positions.Add, cancellationToken);

        Assert.That(positions, Is.EqualTo(new[] { 2 }));
    }

    [Test]
    public async Task Cancelled_waiter_leaves_at_once_with_its_own_token(CancellationToken cancellationToken)
    {
        var queue = new ExpertQueue(new CapacitySettings { AtOnce = 1 });
        using var running = await EnterAsync(queue, "a", ProviderKind.Kimi, cancellationToken);
        using var mine = new CancellationTokenSource();
        var waiting = EnterAsync(queue, "a", ProviderKind.Kimi, mine.Token);

        await mine.CancelAsync();

        Assert.That((await Assert.CatchAsync<OperationCanceledException>(() => waiting))!.CancellationToken, Is.EqualTo(mine.Token));
        Assert.That(queue.Figures().Sum(figures => figures.Waiting), Is.Zero);
    }

    [Test]
    public async Task Full_queue_refuses_at_once_and_says_when_to_come_back(CancellationToken cancellationToken)
    {
        var queue = new ExpertQueue(new CapacitySettings { AtOnce = 1, Waiting = 1 });
        using var running = await EnterAsync(queue, "a", ProviderKind.Kimi, cancellationToken);
        _ = EnterAsync(queue, "a", ProviderKind.Kimi, cancellationToken);

        var refusal = await Assert.ThrowsAsync<ExpertFailureException>(() => EnterAsync(queue, "b", ProviderKind.Kimi, cancellationToken));

        Assert.That(refusal!.Failure, Is.EqualTo(ExpertFailure.OverCapacity));
        Assert.That(refusal.RetryAfter, Is.GreaterThan(TimeSpan.Zero));
    }

    [Test]
    public void No_limit_is_ever_passed_and_everyone_is_served_or_cancelled()
    {
        Steps.Sample(Play, iter: 300);
    }

    // Enters, leaves and cancels in any order; at the end all places are given back one by one.
    private static void Play((int Session, int Kind, int Act)[] steps)
    {
        var settings = new CapacitySettings { AtOnce = 4, PerSession = 2, Kimi = 2, Glm = 1, Waiting = 1000 };
        var queue = new ExpertQueue(settings);
        var asks = new List<(Task<IDisposable> Task, CancellationTokenSource Cancel, string Session)>();
        var left = new HashSet<IDisposable>();
        foreach (var (session, kind, act) in steps)
        {
            var running = Running().ToArray();
            if (act < 6)
            {
                var cancel = new CancellationTokenSource();
                asks.Add((queue.EnterAsync($"s{session}", (ProviderKind)kind, _ => { }, cancel.Token), cancel, $"s{session}"));
            }
            else if (act < 8 && running.Length > 0)
            {
                Leave(running[(session + kind) % running.Length]);
            }
            else if (asks.Find(ask => !ask.Task.IsCompleted) is { Cancel: { } waiting })
            {
                waiting.Cancel();
            }

            Check();
        }

        while (Running().FirstOrDefault() is { } place)
        {
            Leave(place);
            Check();
        }

        Assert.That(SpinWait.SpinUntil(() => asks.TrueForAll(ask => ask.Task.IsCompleted), TimeSpan.FromSeconds(10)), Is.True);
        Assert.That(queue.Figures().Sum(figures => figures.Running + figures.Waiting), Is.Zero);

        // A place is given by another thread's continuation; the figures say how many there must be.
        IEnumerable<IDisposable> Running()
        {
            var count = queue.Figures().Sum(figures => figures.Running);
            SpinWait.SpinUntil(() => Places().Count() == count, TimeSpan.FromSeconds(10));
            return Places();
        }

        IEnumerable<IDisposable> Places() => asks.Where(ask => ask.Task.IsCompletedSuccessfully).Select(ask => ask.Task.Result).Where(place => !left.Contains(place));

        void Leave(IDisposable place)
        {
            left.Add(place);
            place.Dispose();
        }

        void Check()
        {
            var figures = queue.Figures();
            Assert.That(figures.Sum(each => each.Running), Is.LessThanOrEqualTo(settings.AtOnce));
            Assert.That(figures[(int)ProviderKind.Kimi].Running, Is.LessThanOrEqualTo(settings.Kimi));
            Assert.That(figures[(int)ProviderKind.Glm].Running, Is.LessThanOrEqualTo(settings.Glm));
            _ = Running().Count();
            var ofOne = asks.Where(ask => ask.Task.IsCompletedSuccessfully && !left.Contains(ask.Task.Result)).GroupBy(ask => ask.Session);
            Assert.That(ofOne.All(session => session.Count() <= settings.PerSession), Is.True);
        }
    }

    private static Task<IDisposable> EnterAsync(ExpertQueue queue, string session, ProviderKind kind, CancellationToken cancellationToken) =>
        queue.EnterAsync(session, kind, _ => { }, cancellationToken);
}
