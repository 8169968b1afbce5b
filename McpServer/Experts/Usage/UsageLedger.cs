using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace Mcp.Daemon.Experts.Usage;

/// <summary>
/// What every attempt to ask a model used and cost: <c>usage.db</c> in the state directory, shared by all daemons of it.
/// SQLite waits without minding tokens, so one reader of a queue does all its work, off the threads of the calls.
/// </summary>
internal sealed partial class UsageLedger : IAsyncDisposable
{
    private readonly Channel<Action> _work = Channel.CreateUnbounded<Action>(new UnboundedChannelOptions { SingleReader = true });
    private readonly UsageBook _book;
    private readonly TimeProvider _time;
    private readonly ILogger<UsageLedger> _logger;
    private readonly Task _worker;

    // Runs while something is not in the file.
    private readonly ITimer _retry;

    public UsageLedger(string stateDirectory, TimeProvider time, ILogger<UsageLedger> logger)
    {
        _book = new UsageBook(System.IO.Path.Combine(stateDirectory, FileName), time, logger);
        _time = time;
        _logger = logger;
        _retry = time.CreateTimer(_ => _work.Writer.TryWrite(_book.Flush), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _worker = Task.Run(WorkAsync);
    }

    public const string FileName = "usage.db";

    /// <summary>The UTC day now.</summary>
    public DateOnly Today => DateOnly.FromDateTime(_time.GetUtcNow().UtcDateTime);

    /// <summary>What keeps usage from the file, one sentence, or null; for <c>status</c>.</summary>
    public Task<string?> FaultAsync(CancellationToken cancellationToken) => AskAsync(() => _book.Fault, cancellationToken);

    /// <summary>Takes a running row in, or raises what it reserves, if the limits allow. Never fails for the file's sake.</summary>
    public Task<Verdict> ReserveAsync(UsageRow row, SpendingLimits limits, CancellationToken cancellationToken) =>
        AskAsync(() => _book.Reserve(row, limits), cancellationToken);

    /// <summary>Sets a row to what came of it. Returns at once.</summary>
    public void Settle(UsageRow row) => _work.Writer.TryWrite(() => _book.Settle(row));

    /// <summary>Sums per day and model since a day, this one included; by day.</summary>
    public Task<IReadOnlyList<UsageTotal>> TotalsAsync(DateOnly from, CancellationToken cancellationToken) =>
        AskAsync(() => _book.Totals(from), cancellationToken);

    /// <summary>Writes what is queued and what could not be written before, and closes the file.</summary>
    public async ValueTask DisposeAsync()
    {
        _work.Writer.TryComplete();
        await _worker;
        await _retry.DisposeAsync();
        _book.Dispose();
    }

    private async Task<T> AskAsync<T>(Func<T> work, CancellationToken cancellationToken)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        var queued = _work.Writer.TryWrite(() =>
        {
            try
            {
                done.SetResult(work());
            }
            catch (Exception e)
            {
                done.SetException(e); // whoever asked is told; the queue goes on
            }
        });
        return queued ? await done.Task.WaitAsync(cancellationToken) : throw new ObjectDisposedException(nameof(UsageLedger));
    }

    private async Task WorkAsync()
    {
        await foreach (var work in _work.Reader.ReadAllAsync(CancellationToken.None))
        {
            try
            {
                work();
            }
            catch (Exception e)
            {
                LogBug(e); // one row is lost; were the queue to end, every later call would wait for it for ever
            }

            if (_book.HasUnwritten)
            {
                _retry.Change(UsageBook.RetryAfter, Timeout.InfiniteTimeSpan);
            }
        }
    }

    [LoggerMessage(EventId = 63, EventName = "usage_bug", Level = LogLevel.Error, Message = "Keeping usage failed.")]
    private partial void LogBug(Exception e);
}
