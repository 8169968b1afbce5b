using Mcp.Daemon.Answers;
using Mcp.Daemon.Experts.Capacity;
using Mcp.Daemon.Experts.Endpoints;
using Mcp.Daemon.Experts.Failures;
using Mcp.Daemon.Experts.Questions;
using Mcp.Daemon.Experts.Resilience;

namespace Mcp.Daemon.Experts.Asking;

/// <summary>
/// One request to a provider that asks no model: an upload, its text, a search. It keeps what an ask keeps: the expert
/// is at work while it lasts, in a place of its own, silence ends it, and its failure is an answer in the product's words.
/// </summary>
internal static class ProviderErrand
{
    // A file that was just uploaded is not always readable at once; 0.5, 1, 2 s cover what providers need.
    private const int Tries = 4;
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(500);

    /// <param name="doing">What it does, for progress: "uploading a.pdf".</param>
    /// <param name="isRepeatable">Whether doing it twice does no harm: then what may pass is tried again.</param>
    /// <param name="work">Gets what to call for every sign of the provider, and a token that silence cancels too.</param>
    /// <exception cref="ToolFailureException">It failed; the code and advice are those of asking.</exception>
    public static async Task<T> RunAsync<T>(
        ExpertEndpoint endpoint, AskContext context, string doing, bool isRepeatable, ExpertQueue queue, TimeProvider time,
        Func<Action, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        using var atWork = context.Activity.Begin();
        using var place = await queue.EnterAsync(
            context.SessionId, endpoint.Kind,
            position => context.Activity.Say($"waiting to ask {endpoint.Name}: place {position} in the queue"), cancellationToken);
        using var clock = new SilenceClock(time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(clock.Fired, cancellationToken);
        clock.Allow(endpoint.Silence);
        for (var attempt = 1; ; attempt++)
        {
            context.Activity.Say($"{endpoint.Name}: {doing}");
            try
            {
                return await work(clock.Heard, linked.Token);
            }
            catch (Exception e) when (e is OperationCanceledException or ExpertFailureException && cancellationToken.IsCancellationRequested)
            {
                throw new OperationCanceledException(e.Message, e, cancellationToken);
            }
            catch (Exception e) when (e is OperationCanceledException or ExpertFailureException && clock.Fired.IsCancellationRequested)
            {
                throw Failure(new ExpertFailureException(
                    ExpertFailure.Silent, $"{endpoint.Name}: {doing}: nothing came for {endpoint.Silence.TotalSeconds:0.###} s, the expert rung.", e));
            }
            catch (ExpertFailureException e)
            {
                var wait = e.RetryAfter ?? (FirstWait * (1 << (attempt - 1)));
                if (!isRepeatable || attempt >= Tries || !MayPass(e) || wait >= clock.Left)
                {
                    throw Failure(e);
                }

                // The wait is shorter than what is left of the silence, so only the caller can end it.
                await Task.Delay(wait, time, cancellationToken);
            }
        }
    }

    // A file that is still being read is "not found" at first. What may have been done already is not done again.
    private static bool MayPass(ExpertFailureException e) =>
        e.Failure is ExpertFailure.Down or ExpertFailure.RateLimit || (e.Failure is ExpertFailure.Network && !e.Sent) || e.Status is 404;

    private static ToolFailureException Failure(ExpertFailureException e)
    {
        var error = FailureErrors.Of(e);
        return new ToolFailureException(
            error.Code, error.Message, error.Retryable, error.RetryAfterMs is { } wait ? TimeSpan.FromMilliseconds(wait) : null)
        {
            // A provider may repeat in its error what it was sent.
            Logged = $"the provider ended it ({e.Failure})",
        };
    }
}
