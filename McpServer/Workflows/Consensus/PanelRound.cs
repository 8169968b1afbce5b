using Mcp.Daemon.Experts.Asking;

namespace Mcp.Daemon.Workflows.Consensus;

/// <summary>
/// Asks the experts of a panel at the same time, each its own question. All are waited for, but past the deadline a late
/// one only as long as too few have answered: what it has written by then is kept.
/// </summary>
/// <param name="quorum">Answers that are enough once the deadline has passed.</param>
internal sealed class PanelRound(Expert expert, int quorum, TimeSpan deadline, TimeProvider time)
{
    /// <param name="questions">One for each expert.</param>
    /// <returns>What came of each, in their order.</returns>
    public async Task<IReadOnlyList<ExpertAnswer>> AskAsync(
        IReadOnlyList<ExpertQuestion> questions, AskContext context, CancellationToken cancellationToken)
    {
        using var enough = new CancellationTokenSource();
        var asked = questions.Select(question => expert.AskAsync(question, context with { Enough = enough.Token }, cancellationToken)).ToList();
        var started = time.GetTimestamp();
        while (asked.Exists(ask => !ask.IsCompleted) && !cancellationToken.IsCancellationRequested)
        {
            var left = deadline - time.GetElapsedTime(started);
            var isEnough = asked.Count(ask => ask.IsCompletedSuccessfully && ask.Result.IsWhole) >= quorum;
            if (left <= TimeSpan.Zero && isEnough)
            {
                await enough.CancelAsync();
                break;
            }

            await NextAsync(asked.Where(ask => !ask.IsCompleted), isEnough ? left : Timeout.InfiniteTimeSpan, cancellationToken);
            context.Activity.Say($"{asked.Count(ask => ask.IsCompleted)} of {asked.Count} experts have answered");
        }

        return await Task.WhenAll(asked);
    }

    private async Task NextAsync(IEnumerable<Task> asked, TimeSpan limit, CancellationToken cancellationToken)
    {
        try
        {
            await Task.WhenAny(asked).WaitAsync(limit, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            // The deadline: the loop decides.
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The asks hear the same token; theirs is the exception that the caller gets.
        }
    }
}
