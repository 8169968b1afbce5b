using Mcp.Daemon.Experts.Asking;
using Mcp.Daemon.Experts.Questions;

namespace Mcp.Daemon.Workflows.Consensus;

/// <summary>
/// Asks the experts of a panel at the same time, each its own question. All are waited for, but past the deadline a late
/// one only as long as too few have judged: what it has written by then is kept.
/// </summary>
/// <param name="quorum">Judgements that are enough once the deadline has passed.</param>
internal sealed class PanelRound(Expert expert, int quorum, TimeSpan deadline, TimeProvider time)
{
    /// <param name="questions">One for each expert.</param>
    /// <param name="arrived">
    /// Gets the place of each that is done, as soon as it is, and what came of it; also before a cancellation leaves. Says
    /// whether it is a judgement.
    /// </param>
    /// <returns>What came of each, in their order.</returns>
    public async Task<IReadOnlyList<ExpertAnswer>> AskAsync(
        IReadOnlyList<ExpertQuestion> questions, AskContext context, Func<int, ExpertAnswer, bool> arrived, CancellationToken cancellationToken)
    {
        using var enough = new CancellationTokenSource();
        var asked = questions.Select(question => expert.AskAsync(question, context with { Enough = enough.Token }, cancellationToken)).ToList();
        var told = new HashSet<int>();
        var judged = 0;
        var started = time.GetTimestamp();
        try
        {
            Tell();
            while (told.Count < asked.Count && !cancellationToken.IsCancellationRequested)
            {
                var left = deadline - time.GetElapsedTime(started);
                var isEnough = judged >= quorum;
                if (left <= TimeSpan.Zero && isEnough)
                {
                    await enough.CancelAsync();
                    break;
                }

                await NextAsync(asked.Where((_, i) => !told.Contains(i)), isEnough ? left : Timeout.InfiniteTimeSpan, cancellationToken);
                Tell();
                context.Activity.Say($"{asked.Count(ask => ask.IsCompleted)} of {asked.Count} experts have answered");
            }

            return await Task.WhenAll(asked);
        }
        finally
        {
            Tell();
        }

        void Tell()
        {
            for (var i = 0; i < asked.Count; i++)
            {
                if (asked[i].IsCompleted && told.Add(i) && asked[i].IsCompletedSuccessfully && arrived(i, asked[i].Result))
                {
                    judged++;
                }
            }
        }
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
