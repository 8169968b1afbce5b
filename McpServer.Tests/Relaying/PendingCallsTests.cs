using Mcp.Contract;
using Mcp.Shim.Relaying;
using NUnit.Framework;

namespace Mcp.Tests.Relaying;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public class PendingCallsTests
{
    private static readonly RpcId Token = new("t", 0);

    private readonly PendingCalls _pending = new();

    [Test]
    public void Request_is_taken_out_once()
    {
        var call = Added("a");

        Assert.That((_pending.TakeAnswered(call.Id, 1), _pending.TakeAnswered(call.Id, 1), _pending.TryTake(call)), Is.EqualTo(((PendingCall?)call, (PendingCall?)null, false)));
    }

    [Test]
    public void Late_answer_of_a_cancelled_request_does_not_answer_the_next_one_of_its_id()
    {
        _pending.TrySend(Added("a"), 1, 1, 0);
        var cancelled = _pending.TakeCancelled(new RpcId("a", 0));
        var young = Added("a");

        var late = _pending.TakeAnswered(young.Id, 1);
        _pending.Settled(young.Id, 1);

        Assert.That((cancelled is null, late, _pending.TakeAnswered(young.Id, 1)), Is.EqualTo((false, (PendingCall?)null, (PendingCall?)young)));
    }

    [Test]
    public void Late_answer_of_an_expired_request_does_not_answer_the_next_one_of_its_id()
    {
        var old = Added("a");
        old.Clock = TimeSpan.FromSeconds(1);
        _pending.TrySend(old, 1, 1, 0);
        _pending.TakeExpired(1_000);
        var young = Added("a");

        Assert.That(_pending.TakeAnswered(young.Id, 1), Is.Null);
    }

    [Test]
    public void Id_that_was_given_up_twice_is_free_when_both_are_settled()
    {
        foreach (var number in (int[])[1, 2])
        {
            _pending.TrySend(Added("a"), 1, number, 0);
            _pending.TakeCancelled(new RpcId("a", 0));
        }

        var young = Added("a");
        _pending.Settled(young.Id, 1);
        var late = _pending.TakeAnswered(young.Id, 1);
        _pending.Settled(young.Id, 1);

        Assert.That((late, _pending.TakeAnswered(young.Id, 1)), Is.EqualTo(((PendingCall?)null, (PendingCall?)young)));
    }

    [Test]
    public void Next_connection_knows_nothing_of_what_was_given_up_on_the_last()
    {
        _pending.TrySend(Added("a"), 1, 1, 0);
        _pending.TakeCancelled(new RpcId("a", 0));
        var young = Added("a");

        Assert.That(_pending.TakeAnswered(young.Id, 2), Is.EqualTo(young));
    }

    [Test]
    public void Cancelled_request_that_was_never_sent_leaves_its_id_free()
    {
        _pending.TakeCancelled(Added("a").Id);
        var young = Added("a");

        Assert.That(_pending.TakeAnswered(young.Id, 1), Is.EqualTo(young));
    }

    [Test]
    public void Of_many_takers_one_gets_it()
    {
        var calls = Enumerable.Range(0, 500).Select(i => Added($"{i}")).ToList();
        var taken = 0;

        Parallel.For(0, 8, _ => calls.ForEach(call => Interlocked.Add(ref taken, _pending.TryTake(call) ? 1 : 0)));

        Assert.That(taken, Is.EqualTo(calls.Count));
    }

    [Test]
    public void Id_in_flight_is_not_taken_a_second_time()
    {
        Added("a");

        Assert.That(_pending.TryAdd(RelayParts.Call("a")), Is.False);
    }

    [Test]
    public void Id_is_free_again_when_its_request_is_out()
    {
        _pending.TryTake(Added("a"));

        Assert.That(_pending.TryAdd(RelayParts.Call("a")), Is.True);
    }

    [Test]
    public void Number_and_text_of_one_id_are_two_requests()
    {
        _pending.TryAdd(new PendingCall(new RpcId("1", 0), "ping", null, [], null));

        Assert.That(_pending.TryAdd(new PendingCall(new RpcId(null, 1), "ping", null, [], null)), Is.True);
    }

    [Test]
    public void Taking_the_old_request_leaves_the_new_one_of_its_id()
    {
        var old = Added("a");
        _pending.TryTake(old);
        var young = Added("a");

        Assert.That((_pending.TryTake(old), _pending.TakeAnswered(young.Id, 1)), Is.EqualTo((false, (PendingCall?)young)));
    }

    [Test]
    public void Token_is_known_as_long_as_one_of_its_requests_is_in_flight()
    {
        var (one, two) = (Added("a", Token), Added("b", Token));
        var known = new List<bool>();

        _pending.TryTake(one);
        known.Add(_pending.HasToken(Token));
        _pending.TryTake(two);
        known.Add(_pending.HasToken(Token));

        Assert.That(known, Is.EqualTo(new[] { true, false }));
    }

    [Test]
    public void Token_of_a_refused_duplicate_is_not_counted()
    {
        var first = Added("a", Token);
        _pending.TryAdd(RelayParts.Call("a", token: Token));

        _pending.TryTake(first);

        Assert.That(_pending.HasToken(Token), Is.False);
    }

    [Test]
    public void Request_runs_from_its_sending_and_expires_at_its_clock()
    {
        var call = Added("a");
        call.Clock = TimeSpan.FromSeconds(5);
        _pending.TrySend(call, 1, 1, 1_000);

        Assert.That((_pending.TakeExpired(5_999).Count, _pending.TakeExpired(6_000).Single()), Is.EqualTo((0, call)));
    }

    [Test]
    public void Request_without_a_clock_never_expires()
    {
        var listen = Added("a", method: KnownMethod.Listen);
        listen.Deadline = 10;

        _pending.TrySend(listen, 1, 1, 0);

        Assert.That((_pending.NextDeadline, _pending.TakeExpired(long.MaxValue)), Is.EqualTo(((long?)null, Array.Empty<PendingCall>())));
    }

    [Test]
    public void Next_deadline_is_the_nearest()
    {
        Added("a").Deadline = 30;
        Added("b").Deadline = 20;

        Assert.That(_pending.NextDeadline, Is.EqualTo(20));
    }

    [Test]
    public void Settled_request_is_not_sent()
    {
        var call = Added("a");
        _pending.TryTake(call);

        Assert.That(_pending.TrySend(call, 1, 1, 0), Is.False);
    }

    [Test]
    public void Request_that_waits_twice_is_sent_once()
    {
        var call = Added("a");

        Assert.That((_pending.TrySend(call, 1, 1, 0), _pending.TrySend(call, 1, 2, 0)), Is.EqualTo((true, false)));
    }

    [Test]
    public void Requests_of_a_lost_connection_come_in_the_order_of_their_lines()
    {
        var (one, two, other) = (Added("a"), Added("b"), Added("c"));
        _pending.TrySend(two, 1, 2, 0);
        _pending.TrySend(one, 1, 1, 0);
        _pending.TrySend(other, 2, 1, 0);

        Assert.That(_pending.SentOn(1), Is.EqualTo(new[] { one, two }));
    }

    [Test]
    public void Oldest_is_what_the_daemon_has_had_longest()
    {
        var (waiting, sent, later, listen) = (Added("a"), Added("b"), Added("c"), Added("d", method: KnownMethod.Listen));
        _pending.TrySend(listen, 1, 1, 5);
        _pending.TrySend(sent, 1, 2, 10);
        _pending.TrySend(later, 1, 3, 20);

        Assert.That((_pending.OldestSentAt, waiting.Epoch), Is.EqualTo(((long?)10, 0)));
    }

    [Test]
    public void Taken_but_undelivered_answers_are_still_waited_for()
    {
        _pending.TryTake(Added("a"));

        Assert.That(_pending.WaitUntilDelivered(TimeSpan.Zero), Is.False);
    }

    [Test]
    public void Delivered_answers_end_the_wait()
    {
        var call = Added("a");
        _pending.TryTake(call);

        _pending.Delivered(call);

        Assert.That(_pending.WaitUntilDelivered(TimeSpan.Zero), Is.True);
    }

    [Test]
    public void Open_subscription_owes_nothing_at_the_end()
    {
        Added("a", method: KnownMethod.Listen);

        Assert.That(_pending.WaitUntilDelivered(TimeSpan.Zero), Is.True);
    }

    private PendingCall Added(string id, RpcId? token = null, string method = "tools/call")
    {
        var call = RelayParts.Call(id, method, token);
        _pending.TryAdd(call);
        return call;
    }
}
