namespace Mcp.Daemon.Calls;

/// <summary>
/// Tools that nobody waits for any more. Each keeps its place until it ends, so that what ignores its token cannot pile
/// up unseen.
/// </summary>
internal sealed class LeftBehind(CallLog log, TimeProvider time)
{
    // A tool that minds its token stops within this; only one that does not is worth a warning.
    private static readonly TimeSpan StopsWithin = TimeSpan.FromMilliseconds(200);

    /// <param name="toldJustNow">Whether its token was cancelled only now, so that it may still be about to stop.</param>
    public async Task FollowAsync(Task work, bool toldJustNow)
    {
        var stopped = work.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        if (toldJustNow && await Task.WhenAny(stopped, Task.Delay(StopsWithin, time, CancellationToken.None)) == stopped)
        {
            return; // and it did stop
        }

        log.LeftBehind();
        await stopped;
        log.StoppedAtLast(work.Exception?.GetBaseException());
    }
}
