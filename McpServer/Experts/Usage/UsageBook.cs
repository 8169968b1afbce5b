using Mcp.Daemon.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace Mcp.Daemon.Experts.Usage;

/// <summary>
/// The ledger's memory and its file together: what cannot be written is kept here and written as soon as it can be, so
/// that no call that was paid for fails for the ledger's sake. One thread at a time; <see cref="UsageLedger"/> sees to it.
/// </summary>
internal sealed partial class UsageBook(string path, TimeProvider time, ILogger logger) : IDisposable
{
    /// <summary>A locked file costs its wait at every try, so it is not tried for every call.</summary>
    public static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(5);

    // A call that began yesterday, and clocks that are set back.
    private const int KnownDays = 4;

    // Rows that the file does not hold as they are, by id.
    private readonly Dictionary<string, UsageRow> _unwritten = [];

    // Rows of this daemon that the file holds as running: what of its sums will still change.
    private readonly Dictionary<string, UsageRow> _running = [];

    // What each day of late has cost as far as is known here: the file's last word, and what was done since.
    private readonly SortedList<DateOnly, long> _known = [];

    private UsageFile? _file;
    private long? _failedAt;

    // Whether the last sums leave out what the file holds.
    private bool _isUnread;

    // What keeps rows from the file now, or null.
    private string? _fault;

    /// <summary>What keeps rows from the file now, and what that means for the sums, or null.</summary>
    public string? Fault => _fault is null ? null
        : _isUnread ? $"{_fault} It cannot be read either, so the sums of today leave out what it holds."
        : _fault;

    /// <summary>Whether the file lacks something that is known here.</summary>
    public bool HasUnwritten => _unwritten.Count > 0;

    public Verdict Reserve(UsageRow row, SpendingLimits limits)
    {
        if (Try(file => file.Reserve(row, limits)) is not { } verdict)
        {
            verdict = ReserveInMemory(row, limits);
        }
        else if (verdict.Allowed)
        {
            _running[row.Id] = row;
            Know(row.Day, verdict.Others.Day + (row.CostMicro ?? 0));
        }

        return verdict;
    }

    /// <summary>Sets a row to what came of it.</summary>
    public void Settle(UsageRow row)
    {
        Know(row.Day, Known(row.Day) + (row.CostMicro ?? 0) - Before(row));
        _unwritten[row.Id] = row;
        _running.Remove(row.Id);
        Try(_ => this);
    }

    public IReadOnlyList<UsageTotal> Totals(DateOnly from)
    {
        var written = Try(file => file.Totals(from)) ?? Read(from);
        _isUnread = written is null;
        return [.. (written ?? []).Concat(_unwritten.Values.Where(row => row.Day >= from).Select(UsageTotal.Of))
            .GroupBy(total => (total.Day, total.Provider, total.Model))
            .Select(same => same.Aggregate((left, right) => left + right))
            .OrderBy(total => total.Day)];
    }

    /// <summary>Writes what could not be written before, if the file can be used now.</summary>
    public void Flush()
    {
        if (HasUnwritten)
        {
            Try(_ => this);
        }
    }

    /// <summary>Writes what is left and closes the file; what cannot be written even now is gone, and the log says so.</summary>
    public void Dispose()
    {
        _failedAt = null;
        Flush();
        if (HasUnwritten)
        {
            LogLost(_unwritten.Count, path);
        }

        _file?.Dispose();
    }

    // Whoever cannot write can often read: another's lock keeps only writers out, and so does a full disk.
    private IReadOnlyList<UsageTotal>? Read(DateOnly from)
    {
        try
        {
            using var file = UsageFile.OpenToRead(path);
            return file.Totals(from, _unwritten.Keys);
        }
        catch (Exception e) when (e is SqliteException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    // The last sum of the day that the file gave, kept up to date with what this daemon does.
    private Verdict ReserveInMemory(UsageRow row, SpendingLimits limits)
    {
        var rows = _running.Values.Where(written => !_unwritten.ContainsKey(written.Id)).Concat(_unwritten.Values)
            .Where(other => other.Id != row.Id).ToList();
        if (!_known.ContainsKey(row.Day) && Read(row.Day) is { } written)
        {
            Know(row.Day, written.Sum(total => total.CostMicro)); // this daemon has not heard of the day yet
        }

        var others = new Spending(
            rows.Where(other => other.CallId == row.CallId).Sum(other => other.CostMicro ?? 0), Known(row.Day) - Before(row));
        var allowed = limits.Allow(others, row.CostMicro ?? 0);
        if (allowed)
        {
            _unwritten[row.Id] = row;
            Know(row.Day, others.Day + (row.CostMicro ?? 0));
        }

        return new Verdict(allowed, others);
    }

    private long Before(UsageRow row) => (_unwritten.GetValueOrDefault(row.Id) ?? _running.GetValueOrDefault(row.Id))?.CostMicro ?? 0;

    private long Known(DateOnly day) => _known.GetValueOrDefault(day);

    private void Know(DateOnly day, long micro)
    {
        _known[day] = micro;
        if (_known.Count > KnownDays)
        {
            _known.RemoveAt(0);
        }
    }

    // Null when the file cannot be used now.
    private T? Try<T>(Func<UsageFile, T> work)
        where T : class
    {
        if (_failedAt is { } failed && time.GetElapsedTime(failed) < RetryAfter)
        {
            return null;
        }

        try
        {
            return OnFile(work);
        }
        catch (SqliteException e) when (BrokenFile.IsMeantBy(e))
        {
            return TryAnew(e, work);
        }
        catch (Exception e) when (e is SqliteException or IOException or UnauthorizedAccessException)
        {
            return Failed<T>(e);
        }
    }

    private T? TryAnew<T>(SqliteException corrupt, Func<UsageFile, T> work)
        where T : class
    {
        try
        {
            Close();
            if (BrokenFile.MoveAside(path, time.GetUtcNow()) is { } aside)
            {
                LogReplaced(path, corrupt.Message, aside);
                CarryOver();
            }

            return OnFile(work);
        }
        catch (Exception e) when (e is SqliteException or IOException or UnauthorizedAccessException)
        {
            return Failed<T>(e);
        }
    }

    private T OnFile<T>(Func<UsageFile, T> work)
    {
        _file ??= UsageFile.Open(path, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));
        if (_unwritten.Count > 0)
        {
            _file.Write(_unwritten.Values);
            foreach (var row in _unwritten.Values.Where(row => row.Outcome == UsageOutcome.Running))
            {
                _running[row.Id] = row;
            }

            _unwritten.Clear();
        }

        var result = work(_file);
        if (_fault is not null)
        {
            LogMended(path);
        }

        (_failedAt, _fault) = (null, null);
        return result;
    }

    // A day's budget must not begin anew because its file broke.
    private void CarryOver()
    {
        foreach (var row in _running.Values)
        {
            _unwritten.TryAdd(row.Id, row);
        }

        _running.Clear();
        foreach (var (day, known) in _known)
        {
            var rest = known - _unwritten.Values.Where(row => row.Day == day).Sum(row => row.CostMicro ?? 0);
            if (rest > 0)
            {
                var row = Carried(day, rest);
                _unwritten[row.Id] = row;
            }
        }
    }

    private static UsageRow Carried(DateOnly day, long micro) => new()
    {
        Id = Guid.NewGuid().ToString("N"),
        CallId = "",
        SessionId = "",
        Tool = "",
        Provider = "",
        Model = "",
        StartedAt = new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero),
        CostMicro = micro,
        Outcome = UsageOutcome.Carried,
    };

    private T? Failed<T>(Exception e)
        where T : class
    {
        Close();
        _failedAt = time.GetTimestamp();
        if (_fault is null)
        {
            LogUnwritten(path, e.Message);
        }

        _fault = $"Writing {path}: {e.Message} What is spent is kept in memory and written as soon as the file can be.";
        return null;
    }

    private void Close()
    {
        _file?.Dispose();
        _file = null;
    }

    [LoggerMessage(EventId = 60, EventName = "usage_unwritten", Level = LogLevel.Warning, Message = "Usage cannot be written to {file}: {reason} It is kept in memory for now.")]
    private partial void LogUnwritten(string file, string reason);

    [LoggerMessage(EventId = 64, EventName = "usage_lost", Level = LogLevel.Warning, Message = "The daemon ends, and {attempts} attempts could not be written to {file}.")]
    private partial void LogLost(int attempts, string file);

    [LoggerMessage(EventId = 61, EventName = "usage_written_again", Level = LogLevel.Information, Message = "Usage is written to {file} again.")]
    private partial void LogMended(string file);

    [LoggerMessage(EventId = 62, EventName = "usage_file_replaced", Level = LogLevel.Warning, Message = "The usage file {file} was broken ({reason}) and is now {aside}; a new one is begun.")]
    private partial void LogReplaced(string file, string reason, string aside);
}
