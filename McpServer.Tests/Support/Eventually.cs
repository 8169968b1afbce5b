namespace Mcp.Tests.Support;

/// <summary>Waits for what another process does without telling: looks again until it is so, or the token ends it.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(15);

    public static Task IsTrueAsync(Func<bool> condition, string what, CancellationToken cancellationToken) =>
        IsTrueAsync(() => Task.FromResult(condition()), what, cancellationToken);

    /// <param name="what">What was waited for, for whoever reads the failure.</param>
    public static async Task IsTrueAsync(Func<Task<bool>> condition, string what, CancellationToken cancellationToken)
    {
        try
        {
            while (!await condition())
            {
                await Task.Delay(Pause, TimeProvider.System, cancellationToken);
            }
        }
        catch (OperationCanceledException e) when (cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"Waited in vain: {what}.", e);
        }
    }

    public static Task EndsAsync(int pid, CancellationToken cancellationToken) =>
        IsTrueAsync(() => !ProcessTable.IsAlive(pid), $"process {pid} ends", cancellationToken);
}
