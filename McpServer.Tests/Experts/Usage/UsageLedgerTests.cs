using System.Runtime.Versioning;
using CsCheck;
using Mcp.Daemon.Experts.Usage;
using Microsoft.Data.Sqlite;
using NUnit.Framework;

namespace Mcp.Tests.Experts.Usage;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase), CancelAfter(30_000)]
internal sealed class UsageLedgerTests
{
    private readonly UsageRig _rig = new();

    [TearDown]
    public ValueTask Close() => _rig.DisposeAsync();

    [Test]
    public async Task Next_daemon_finds_what_was_spent(CancellationToken cancellationToken)
    {
        await _rig.Ledger.ReserveAsync(_rig.Row("a", 100), SpendingLimits.None, cancellationToken);
        _rig.Ledger.Settle(_rig.Row("a", 250, outcome: UsageOutcome.Answered));
        await _rig.Ledger.ReserveAsync(_rig.Row("b", null), SpendingLimits.None, cancellationToken);
        await RestartAsync();

        Assert.That(await _rig.TotalAsync(cancellationToken), Is.EqualTo(
            new UsageTotal(_rig.Today, "kimi", "kimi-k2", 2, 20, 0, 10, 0, 250, 1)));
    }

    [Test, Platform(Exclude = "Win"), UnsupportedOSPlatform("windows")]
    public async Task File_and_its_side_files_are_the_users_alone(CancellationToken cancellationToken)
    {
        await _rig.Ledger.ReserveAsync(_rig.Row("a", 1), SpendingLimits.None, cancellationToken);

        Assert.That(
            Directory.GetFiles(_rig.Folder).Select(File.GetUnixFileMode),
            Has.Exactly(3).EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    [Test, Platform(Exclude = "Win"), UnsupportedOSPlatform("windows")]
    public async Task File_that_others_may_read_is_made_the_users_alone(CancellationToken cancellationToken)
    {
        File.WriteAllBytes(_rig.File, []);
        File.SetUnixFileMode(_rig.File, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);

        await _rig.Ledger.ReserveAsync(_rig.Row("a", 1), SpendingLimits.None, cancellationToken);

        Assert.That(File.GetUnixFileMode(_rig.File), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    [Test]
    public async Task What_another_daemon_is_about_to_reserve_counts_already(CancellationToken cancellationToken)
    {
        await _rig.Ledger.ReserveAsync(_rig.Row("a", 1), SpendingLimits.None, cancellationToken);
        await using var other = new SqliteConnection($"Data Source={_rig.File};Pooling=False");
        await other.OpenAsync(cancellationToken);
        await using var transaction = other.BeginTransaction();
        await using var insert = other.CreateCommand();
        var reserving = _rig.Ledger.ReserveAsync(_rig.Row("b", 600), new SpendingLimits(null, 1_000), cancellationToken);

        // Many rows, so that whoever does not wait for the lock has long read the sums.
        insert.CommandText =
            """
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)
            INSERT INTO attempt SELECT 'other' || i, 'c', 's', 't', 'kimi', 'm', 0, $day, 0, 0, 0, 0, i = 1, 'running', 1 FROM n;
            UPDATE attempt SET cost_micro = 600 WHERE id = 'other1';
            """;
        insert.Parameters.AddWithValue("$day", _rig.Today.ToString("yyyy-MM-dd"));
        await insert.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);

        Assert.That((await reserving).Allowed, Is.False);
    }

    [Test]
    public async Task Limits_count_the_call_and_the_day_with_what_others_reserve(CancellationToken cancellationToken)
    {
        await using var other = _rig.Another();
        await other.ReserveAsync(_rig.Row("a", 60, call: "other"), SpendingLimits.None, cancellationToken);

        var tooMuch = await _rig.Ledger.ReserveAsync(_rig.Row("b", 41), new SpendingLimits(null, 100), cancellationToken);
        var fits = await _rig.Ledger.ReserveAsync(_rig.Row("b", 40), new SpendingLimits(40, 100), cancellationToken);
        var again = await _rig.Ledger.ReserveAsync(_rig.Row("c", 1), new SpendingLimits(40, null), cancellationToken);

        Assert.That(tooMuch, Is.EqualTo(new Verdict(false, new Spending(0, 60))));
        Assert.That(fits.Allowed);
        Assert.That(again, Is.EqualTo(new Verdict(false, new Spending(40, 100))));
    }

    [Test]
    public async Task Clock_set_back_over_midnight_loses_and_doubles_nothing(CancellationToken cancellationToken)
    {
        _rig.Time.AutoAdvanceAmount = TimeSpan.Zero;
        var before = _rig.Row("before", 30);
        await _rig.Ledger.ReserveAsync(before, SpendingLimits.None, cancellationToken);
        var tomorrow = _rig.Row("after", 50) with { StartedAt = before.StartedAt.AddHours(2) };
        await _rig.Ledger.ReserveAsync(tomorrow, SpendingLimits.None, cancellationToken);

        // Back again on the day before: the row keeps its day when it is settled, and still counts.
        _rig.Ledger.Settle(tomorrow with { CostMicro = 45, Outcome = UsageOutcome.Answered });
        var verdict = await _rig.Ledger.ReserveAsync(_rig.Row("back", 26), new SpendingLimits(null, 100), cancellationToken);
        var totals = await _rig.Ledger.TotalsAsync(_rig.Today, cancellationToken);

        Assert.That(verdict, Is.EqualTo(new Verdict(false, new Spending(75, 75))));
        Assert.That(totals.Select(total => total.CostMicro), Is.EqualTo([30, 45]));
    }

    [Test]
    public async Task Rows_of_90_days_ago_are_forgotten_but_not_for_a_clock_that_leaps(CancellationToken cancellationToken)
    {
        var old = _rig.Row("old", 1) with { StartedAt = _rig.Time.GetUtcNow().AddDays(-91) };
        await _rig.Ledger.ReserveAsync(old, SpendingLimits.None, cancellationToken);
        await _rig.Ledger.ReserveAsync(_rig.Row("new", 2), SpendingLimits.None, cancellationToken);
        var today = _rig.Today;
        _rig.Time.Advance(TimeSpan.FromDays(2000));
        await RestartAsync();

        var left = await _rig.Ledger.TotalsAsync(DateOnly.MinValue, cancellationToken);

        Assert.That(left.Select(total => (total.Day, total.CostMicro)), Is.EqualTo([(today, 2L)]));
    }

    [Test]
    public void Two_daemons_at_once_never_overspend_together_and_lose_no_row()
    {
        Gen.Select(Gen.Long[0, 40].Array[1, 30], Gen.Long[0, 300]).Sample(
            pair =>
            {
                var (costs, limit) = pair;
                var rig = new UsageRig();
                var other = rig.Another();
                try
                {
                    var verdicts = Task.WhenAll(costs.Select((cost, i) => Task.Run(() => (i % 2 == 0 ? rig.Ledger : other)
                        .ReserveAsync(rig.Row($"{i}", cost, call: $"{i}"), new SpendingLimits(null, limit), CancellationToken.None)))).GetAwaiter().GetResult();
                    var admitted = costs.Where((_, i) => verdicts[i].Allowed).ToList();
                    var totals = rig.Ledger.TotalsAsync(rig.Today, CancellationToken.None).GetAwaiter().GetResult();

                    Assert.That(admitted.Sum(), Is.AtMost(limit));
                    Assert.That(totals.Sum(total => total.CostMicro), Is.EqualTo(admitted.Sum()));
                    Assert.That(totals.Sum(total => total.Attempts), Is.EqualTo(admitted.Count));
                    Assert.That(costs.Where((_, i) => !verdicts[i].Allowed), Is.All.GreaterThan(limit - admitted.Sum()));
                }
                finally
                {
                    other.DisposeAsync().AsTask().GetAwaiter().GetResult();
                    rig.DisposeAsync().AsTask().GetAwaiter().GetResult();
                }
            },
            iter: 20,
            threads: 1);
    }

    private async Task RestartAsync()
    {
        await _rig.Ledger.DisposeAsync();
        _rig.Ledger = _rig.Another();
    }
}
