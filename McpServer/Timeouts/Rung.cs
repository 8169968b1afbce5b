namespace Mcp.Daemon.Timeouts;

/// <summary>Runs work inside a limit and always says whose cancellation ended it.</summary>
internal static class Rung
{
    public const string Tool = "tool";
    public const string Daemon = "daemon";

    /// <summary>
    /// Cancels the work when the limit passes and waits for it to stop. The token that the work sees never escapes:
    /// the caller gets its own cancellation, or <see cref="RungExpiredException"/>.
    /// </summary>
    public static async Task<T> CooperateAsync<T>(
        string name, TimeSpan limit, TimeProvider time, Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        using var clock = new CancellationTokenSource(limit, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(clock.Token, cancellationToken);
        try
        {
            return await work(linked.Token);
        }
        catch (OperationCanceledException e) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(e.Message, e, cancellationToken);
        }
        catch (OperationCanceledException e) when (clock.IsCancellationRequested)
        {
            throw new RungExpiredException(name, limit, e);
        }
    }

    /// <summary>
    /// Waits for work at most until the limit and then leaves it behind: for work that may not stop when told.
    /// </summary>
    public static async Task<T> AbandonAsync<T>(
        string name, TimeSpan limit, TimeProvider time, Task<T> work, CancellationToken cancellationToken)
    {
        try
        {
            return await work.WaitAsync(limit, time, cancellationToken);
        }
        catch (TimeoutException e)
        {
            return work.IsCompleted ? await work : throw new RungExpiredException(name, limit, e);
        }
    }
}
