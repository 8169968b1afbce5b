using Mcp.Daemon.Storage;
using Microsoft.Data.Sqlite;

namespace Mcp.Daemon.Experts.Usage;

/// <summary>
/// The ledger's file, <c>usage.db</c>: one connection, used by one thread at a time. Throws what SQLite throws; whoever
/// uses it decides.
/// </summary>
internal sealed class UsageFile : IDisposable
{
    // A wait cannot be cancelled, and 0 would wait for ever.
    private const int WaitSeconds = 1;
    private const int KeptDays = 90;

    private const string Schema =
        """
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = NORMAL;
        CREATE TABLE IF NOT EXISTS attempt (
            id TEXT NOT NULL PRIMARY KEY, call_id TEXT NOT NULL, session_id TEXT NOT NULL, tool TEXT NOT NULL,
            provider TEXT NOT NULL, model TEXT NOT NULL, started_at INTEGER NOT NULL, day TEXT NOT NULL,
            input INTEGER, cached INTEGER, output INTEGER, reasoning INTEGER, cost_micro INTEGER,
            outcome TEXT NOT NULL, estimated INTEGER NOT NULL);
        CREATE INDEX IF NOT EXISTS attempt_day ON attempt (day);
        CREATE INDEX IF NOT EXISTS attempt_call ON attempt (call_id);
        """;

    private const string Put =
        """
        INSERT INTO attempt VALUES ($id, $call, $session, $tool, $provider, $model, $started, $day,
            $input, $cached, $output, $reasoning, $cost, $outcome, $estimated)
        ON CONFLICT (id) DO UPDATE SET input = $input, cached = $cached, output = $output, reasoning = $reasoning,
            cost_micro = $cost, outcome = $outcome, estimated = $estimated
        """;

    private readonly SqliteConnection _connection;

    private UsageFile(SqliteConnection connection) => _connection = connection;

    /// <summary>Opens or makes it, for this user alone, and forgets what is older than the kept days.</summary>
    public static UsageFile Open(string path, DateOnly today)
    {
        PrivateFile.Prepare(path);
        // Not pooled: a file that was moved aside must not come back from the pool.
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            DefaultTimeout = WaitSeconds,
            Pooling = false,
        }.ToString());
        try
        {
            connection.Open();
            var file = new UsageFile(connection);
            connection.Run(Schema);
            file.Forget(today);
            return file;
        }
        catch (Exception)
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Opens one that is there already, only to read: it waits for nobody who writes.</summary>
    public static UsageFile OpenToRead(string path)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            DefaultTimeout = WaitSeconds,
            Mode = SqliteOpenMode.ReadOnly,
            Pooling = false,
        }.ToString());
        try
        {
            connection.Open();
            return new UsageFile(connection);
        }
        catch (Exception)
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Writes the row if the limits allow its cost beside all others: one transaction, so that no two daemons overspend together.</summary>
    public Verdict Reserve(UsageRow row, SpendingLimits limits)
    {
        using var transaction = _connection.BeginTransaction();
        var others = Others(row);
        var allowed = limits.Allow(others, row.CostMicro ?? 0);
        if (allowed)
        {
            Write(row);
            transaction.Commit();
        }

        return new Verdict(allowed, others);
    }

    /// <summary>Writes rows as they are, new or known.</summary>
    public void Write(IReadOnlyCollection<UsageRow> rows)
    {
        using var transaction = _connection.BeginTransaction();
        foreach (var row in rows)
        {
            Write(row);
        }

        transaction.Commit();
    }

    /// <param name="from">The first day.</param>
    /// <param name="without">Rows that are left out, by id: the caller has something newer of them.</param>
    public IReadOnlyList<UsageTotal> Totals(DateOnly from, params IReadOnlyCollection<string> without)
    {
        static long Number(SqliteDataReader row, int column) => (long)row.GetDouble(column);
        return _connection.List(
            """
            SELECT day, provider, model, count(*), total(input), total(cached), total(output), total(reasoning), total(cost_micro),
                sum(cost_micro IS NULL) FROM attempt WHERE day >= $from AND instr($without, ' ' || id || ' ') = 0 GROUP BY day, provider, model ORDER BY day, provider, model
            """,
            row => new UsageTotal(
                DateOnly.ParseExact(row.GetString(0), "yyyy-MM-dd"), row.GetString(1), row.GetString(2), row.GetInt64(3),
                Number(row, 4), Number(row, 5), Number(row, 6), Number(row, 7), Number(row, 8), row.GetInt64(9)),
            ("$from", Text(from)), ("$without", $" {string.Join(' ', without)} "));
    }

    public void Dispose() => _connection.Dispose();

    // A clock that was set back over midnight has spent money tomorrow: it counts today as well. What lies further
    // ahead is the mistake of a clock that was far off, and must not eat the budget of every day until then.
    private Spending Others(UsageRow row)
    {
        var day = _connection.Scalar(
            "SELECT total(cost_micro) FROM attempt WHERE day BETWEEN $day AND $next AND id <> $id",
            ("$day", Text(row.Day)), ("$next", Text(row.Day.AddDays(1))), ("$id", row.Id));
        var call = _connection.Scalar(
            "SELECT total(cost_micro) FROM attempt WHERE call_id = $call AND id <> $id", ("$call", row.CallId), ("$id", row.Id));
        return new Spending((long)(double)call!, (long)(double)day!);
    }

    private void Write(UsageRow row)
    {
        _connection.Run(
            Put,
            ("$id", row.Id), ("$call", row.CallId), ("$session", row.SessionId), ("$tool", row.Tool), ("$provider", row.Provider),
            ("$model", row.Model), ("$started", row.StartedAt.ToUnixTimeMilliseconds()), ("$day", Text(row.Day)),
            ("$input", row.InputTokens), ("$cached", row.CachedTokens), ("$output", row.OutputTokens),
            ("$reasoning", row.ReasoningTokens), ("$cost", row.CostMicro), ("$outcome", row.Outcome.ToString().ToLowerInvariant()),
            ("$estimated", row.Estimated));
    }

    // Counted from the newest row too: a clock that leaps years ahead must not empty the ledger.
    private void Forget(DateOnly today) => _connection.Run(
            "DELETE FROM attempt WHERE day < min($oldest, (SELECT date(max(day), $kept) FROM attempt))",
            ("$oldest", Text(today.AddDays(-KeptDays))), ("$kept", $"-{KeptDays} days"));

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd");
}
