using Mcp.Shim.Relaying;
using NUnit.Framework;

namespace Mcp.Tests.Relaying;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public class OutboundQueueTests
{
    // Together just over the 64 MiB that may wait; one buffer serves as every line.
    private static readonly byte[] Large = new byte[33 << 20];

    private readonly OutboundQueue _queue = new();

    [Test]
    public void Lines_leave_in_the_order_they_came()
    {
        Add(1, 2, 3);

        Assert.That(Numbers([Take(), Take(), Take()]), Is.EqualTo(new[] { 1, 2, 3 }));
    }

    [Test]
    public void What_is_put_back_goes_first_and_in_its_order()
    {
        Add(1, 2, 3);
        var taken = new[] { Take(), Take() };

        _queue.PutBack(taken);

        Assert.That(Numbers(_queue.TakeAll()), Is.EqualTo(new[] { 1, 2, 3 }));
    }

    [Test]
    public void Full_queue_takes_no_more()
    {
        _queue.TryAdd(new Outbound(Large, null));

        Assert.That(_queue.TryAdd(new Outbound(Large, null)), Is.False);
    }

    [Test]
    public void Queue_takes_again_when_there_is_room()
    {
        _queue.TryAdd(new Outbound(Large, null));
        Take();

        Assert.That(_queue.TryAdd(new Outbound(Large, null)), Is.True);
    }

    [Test]
    public void Refused_line_is_not_in_the_queue()
    {
        _queue.TryAdd(new Outbound(Large, null));
        _queue.TryAdd(new Outbound(Large, null));

        Assert.That(_queue.TakeAll(), Has.Count.EqualTo(1));
    }

    [Test]
    public void Nothing_put_back_wakes_nobody()
    {
        _queue.PutBack([]);

        Assert.That(_queue.TakeAll(), Is.Empty);
    }

    [Test, CancelAfter(20_000)]
    public async Task Taker_waits_for_the_next_line(CancellationToken cancellationToken)
    {
        var taking = Task.Run(Take, cancellationToken);

        Add(7);

        Assert.That((await taking.WaitAsync(cancellationToken)).Line, Is.EqualTo(new byte[] { 7 }));
    }

    private Outbound Take()
    {
        _queue.WaitForLine();
        Assert.That(_queue.TryTake(out var line), Is.True);
        return line;
    }

    private void Add(params byte[] numbers)
    {
        foreach (var number in numbers)
        {
            _queue.TryAdd(new Outbound([number], null));
        }
    }

    private static IEnumerable<int> Numbers(IEnumerable<Outbound> lines) => lines.Select(line => (int)line.Line[0]);
}
