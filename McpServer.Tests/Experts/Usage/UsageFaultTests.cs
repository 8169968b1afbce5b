using Mcp.Daemon.Experts.Usage;
using Mcp.Tests.Support;
using Microsoft.Data.Sqlite;
using NUnit.Framework;

namespace Mcp.Tests.Experts.Usage;

/// <summary>A ledger whose file is broken, locked or gone never fails a call, and never forgets what it knows was spent.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase), CancelAfter(30_000)]
internal sealed class UsageFaultTests
{
    private static readonly TimeSpan UntilNextTry = TimeSpan.FromSeconds(5);
    private static readonly string Broken = "no database" + new string('x', 8_192);
    private readonly UsageRig _rig = new();

    [TearDown]
    public ValueTask Close() => _rig.DisposeAsync();

    [Test]
    public async Task Broken_file_is_moved_aside_whole_and_a_new_one_begun(CancellationToken cancellationToken)
    {
        Smash();
        await File.WriteAllTextAsync(_rig.File + "-wal", "of the broken one", cancellationToken);

        await _rig.Ledger.ReserveAsync(_rig.Row("a", 7), SpendingLimits.None, cancellationToken);

        Assert.That((await _rig.TotalAsync(cancellationToken)).CostMicro, Is.EqualTo(7));
        Assert.That(await _rig.Ledger.FaultAsync(cancellationToken), Is.Null);
        Assert.That(Directory.GetFiles(_rig.Folder, "usage.db.broken-*").Select(File.ReadAllText), Has.Some.EqualTo(Broken));
        Assert.That(_rig.Log.Lines.Single().Event, Is.EqualTo("usage_file_replaced"));
    }

    [Test]
    public async Task Unwritable_place_keeps_budgets_and_sums_in_memory(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(_rig.File); // nothing can be opened there

        var limits = new SpendingLimits(80, 100);
        var first = await _rig.Ledger.ReserveAsync(_rig.Row("a", 60), limits, cancellationToken);
        var call = await _rig.Ledger.ReserveAsync(_rig.Row("b", 30), limits, cancellationToken);
        var day = await _rig.Ledger.ReserveAsync(_rig.Row("b", 50, call: "call-2"), limits, cancellationToken);
        _rig.Ledger.Settle(_rig.Row("a", 40, outcome: UsageOutcome.Answered));
        var room = await _rig.Ledger.ReserveAsync(_rig.Row("b", 50, call: "call-2"), limits, cancellationToken);

        Assert.That((first.Allowed, call.Allowed, day.Allowed, room.Allowed), Is.EqualTo((true, false, false, true)));
        Assert.That((await _rig.TotalAsync(cancellationToken)).CostMicro, Is.EqualTo(90));
        Assert.That(await _rig.Ledger.FaultAsync(cancellationToken), Does.Contain(_rig.File).And.Contain("kept in memory"));
        Assert.That(_rig.Log.Lines.Select(line => line.Event), Is.EqualTo(["usage_unwritten"]));
    }

    [Test]
    public async Task Locked_file_gets_its_rows_when_it_is_free(CancellationToken cancellationToken)
    {
        await _rig.Ledger.ReserveAsync(_rig.Row("a", 60), SpendingLimits.None, cancellationToken);
        using (Lock())
        {
            _rig.Ledger.Settle(_rig.Row("a", 50, outcome: UsageOutcome.Answered));
            var verdict = await _rig.Ledger.ReserveAsync(_rig.Row("b", 51), new SpendingLimits(null, 100), cancellationToken);
            Assert.That(verdict, Is.EqualTo(new Verdict(false, new Spending(50, 50))));
            await _rig.Ledger.ReserveAsync(_rig.Row("c", 20), new SpendingLimits(null, 100), cancellationToken);
        }

        _rig.Time.Advance(UntilNextTry);
        await _rig.Ledger.TotalsAsync(_rig.Today, cancellationToken);
        await using var other = _rig.Another();
        var written = await other.TotalsAsync(_rig.Today, cancellationToken);

        Assert.That(written.Sum(total => total.CostMicro), Is.EqualTo(70));
        Assert.That(await _rig.Ledger.FaultAsync(cancellationToken), Is.Null);
    }

    [Test]
    public async Task File_that_breaks_under_way_does_not_begin_the_day_anew(CancellationToken cancellationToken)
    {
        await _rig.Ledger.ReserveAsync(_rig.Row("a", 60), SpendingLimits.None, cancellationToken);
        _rig.Ledger.Settle(_rig.Row("a", 60, outcome: UsageOutcome.Answered));
        await _rig.Ledger.ReserveAsync(_rig.Row("b", 30), SpendingLimits.None, cancellationToken);
        using (Lock())
        {
            _rig.Ledger.Settle(_rig.Row("c", 0));
            await _rig.Ledger.FaultAsync(cancellationToken);
        }

        Smash();
        _rig.Time.Advance(UntilNextTry);
        var verdict = await _rig.Ledger.ReserveAsync(_rig.Row("d", 11), new SpendingLimits(null, 100), cancellationToken);
        _rig.Ledger.Settle(_rig.Row("b", 10, outcome: UsageOutcome.Answered));
        var totals = await _rig.Ledger.TotalsAsync(_rig.Today, cancellationToken);

        Assert.That(verdict.Allowed, Is.False);
        Assert.That(verdict.Others.Day, Is.EqualTo(90));
        Assert.That(totals.Sum(total => total.CostMicro), Is.EqualTo(70));
    }

    [Test]
    public async Task What_could_not_be_written_is_written_at_the_end(CancellationToken cancellationToken)
    {
        await _rig.Ledger.ReserveAsync(_rig.Row("a", 60), SpendingLimits.None, cancellationToken);
        using (Lock())
        {
            _rig.Ledger.Settle(_rig.Row("a", 50, outcome: UsageOutcome.Answered));
            await _rig.Ledger.ReserveAsync(_rig.Row("b", 20), SpendingLimits.None, cancellationToken);
        }

        await _rig.Ledger.DisposeAsync();
        _rig.Ledger = _rig.Another();

        var total = await _rig.TotalAsync(cancellationToken);
        Assert.That((total.Attempts, total.CostMicro), Is.EqualTo((2, 70)));
    }

    [Test]
    public async Task What_could_not_be_written_is_written_without_anybody_asking(CancellationToken cancellationToken)
    {
        await _rig.Ledger.ReserveAsync(_rig.Row("a", 60), SpendingLimits.None, cancellationToken);
        using (Lock())
        {
            _rig.Ledger.Settle(_rig.Row("a", 50, outcome: UsageOutcome.Answered));
            await _rig.Ledger.FaultAsync(cancellationToken); // it was tried
        }

        _rig.Time.Advance(UntilNextTry);
        await using var other = _rig.Another();
        IReadOnlyList<UsageTotal> written = [];
        await Eventually.IsTrueAsync(
            async () => (written = await other.TotalsAsync(_rig.Today, cancellationToken))[0].CostMicro == 50, "it is written", cancellationToken);

        Assert.That(written.Single().Attempts, Is.EqualTo(1));
    }

    [Test]
    public async Task Row_that_nobody_could_write_even_at_the_end_is_in_the_log(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(_rig.File);
        await _rig.Ledger.ReserveAsync(_rig.Row("a", 60), SpendingLimits.None, cancellationToken);

        await _rig.Ledger.DisposeAsync();

        Assert.That(_rig.Log.Lines.Select(line => line.Event), Is.EqualTo(["usage_unwritten", "usage_lost"]));
    }

    [Test]
    public async Task Sums_hold_what_the_file_has_while_it_is_locked(CancellationToken cancellationToken)
    {
        await _rig.Ledger.ReserveAsync(_rig.Row("a", 60), SpendingLimits.None, cancellationToken);
        await _rig.Ledger.ReserveAsync(_rig.Row("aa", 7), SpendingLimits.None, cancellationToken);
        using var held = Lock();
        _rig.Ledger.Settle(_rig.Row("a", 50, outcome: UsageOutcome.Answered));
        await _rig.Ledger.ReserveAsync(_rig.Row("b", 20), SpendingLimits.None, cancellationToken);

        var total = await _rig.TotalAsync(cancellationToken);

        Assert.That((total.Attempts, total.CostMicro), Is.EqualTo((3, 77)));
        Assert.That(await _rig.Ledger.FaultAsync(cancellationToken), Does.Contain("kept in memory").And.Not.Contain("leave out"));
    }

    [Test]
    public async Task Sums_that_leave_out_an_unreadable_file_say_so(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(_rig.File);
        await _rig.Ledger.ReserveAsync(_rig.Row("a", 60), SpendingLimits.None, cancellationToken);

        await _rig.TotalAsync(cancellationToken);

        Assert.That(await _rig.Ledger.FaultAsync(cancellationToken), Does.Contain("the sums of today leave out what it holds"));
    }

    [Test]
    public async Task Daemon_that_begins_while_the_file_is_locked_knows_what_the_day_has_cost(CancellationToken cancellationToken)
    {
        await _rig.Ledger.ReserveAsync(_rig.Row("a", 60), SpendingLimits.None, cancellationToken);
        using var held = Lock();
        await using var later = _rig.Another();

        var verdict = await later.ReserveAsync(_rig.Row("b", 50), new SpendingLimits(null, 100), cancellationToken);

        Assert.That(verdict, Is.EqualTo(new Verdict(false, new Spending(0, 60))));
    }

    // The side files go too: SQLite would mend the file from them.
    private void Smash()
    {
        File.Delete(_rig.File + "-wal");
        File.Delete(_rig.File + "-shm");
        File.WriteAllText(_rig.File, Broken);
    }

    // Held by another process, as far as SQLite can tell.
    private SqliteConnection Lock()
    {
        var holder = new SqliteConnection($"Data Source={_rig.File};Pooling=False");
        holder.Open();
        using var command = holder.CreateCommand();
        command.CommandText = "BEGIN IMMEDIATE";
        command.ExecuteNonQuery();
        return holder;
    }
}
