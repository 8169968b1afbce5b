using System.Runtime.CompilerServices;
using Mcp.Daemon.Experts.Catalogue;
using Mcp.Daemon.Experts.Failures;
using Mcp.Daemon.Experts.Questions;
using Microsoft.Extensions.AI;
using Polly;
using Polly.Retry;

namespace Mcp.Daemon.Experts.Resilience;

/// <summary>
/// Asks the same model again when that can help: at most four times, 1, 2 and 4 s apart, or as long as the provider
/// says. It never waits past its time, and never once the answer began.
/// </summary>
/// <param name="timeLeft">What is left of the silence rung or of the call, whichever is less.</param>
internal sealed class RetryClient(
    IChatClient inner, ModelChoice choice, AskTrace trace, Func<TimeSpan> timeLeft, Random random, TimeProvider time) : StreamingClient(inner)
{
    private const int MostAttempts = 4;

    /// <summary>How far a wait strays from 1, 2, 4 s, so that clients that failed together do not return together.</summary>
    private const double Jitter = 0.2;

    private int _attempts;
    private TimeSpan _wait;

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        _attempts = 0;
        var retry = Retry();
        var hasAnswer = false;
        IAsyncEnumerator<ChatResponseUpdate>? updates = null;
        try
        {
            while (true)
            {
                var goesOn = hasAnswer
                    ? await updates!.MoveNextAsync()
                    : await retry.ExecuteAsync(token => new ValueTask<bool>(NextAsync(token)), cancellationToken);
                if (!goesOn)
                {
                    yield break;
                }

                hasAnswer |= AnswerContent.IsIn(updates!.Current);
                yield return updates.Current;
            }
        }
        finally
        {
            if (updates is not null)
            {
                await updates.DisposeAsync();
            }
        }

        // One step of the stream; after a failure the next step is the first of a new attempt.
        async Task<bool> NextAsync(CancellationToken token)
        {
            if (updates is null)
            {
                _attempts++;
                trace.Attempted();
                trace.Say($"asking {ChoiceName.Of(choice)}…");
                updates = InnerClient.GetStreamingResponseAsync(messages, options, token).GetAsyncEnumerator(token);
            }

            try
            {
                return await updates.MoveNextAsync();
            }
            catch (ExpertFailureException)
            {
                await updates.DisposeAsync();
                updates = null;
                throw;
            }
        }
    }

    private ResiliencePipeline<bool> Retry() => new ResiliencePipelineBuilder<bool> { TimeProvider = time }
        .AddRetry(new RetryStrategyOptions<bool>
        {
            MaxRetryAttempts = MostAttempts - 1,
            ShouldHandle = arguments => ValueTask.FromResult(arguments.Outcome.Exception is ExpertFailureException e && GoesAgain(e)),
            DelayGenerator = _ => ValueTask.FromResult<TimeSpan?>(_wait),
        })
        .Build();

    // The library's own jitter can be next to nothing, and its longest delay does not bound a generated one.
    private bool GoesAgain(ExpertFailureException failure)
    {
        if (_attempts >= MostAttempts || !Helps(failure.Failure))
        {
            return false;
        }

        _wait = failure.RetryAfter is { } asked && asked >= TimeSpan.Zero
            ? asked
            : TimeSpan.FromSeconds((1 << (_attempts - 1)) * (1 - Jitter + (2 * Jitter * random.NextDouble())));
        if (_wait >= timeLeft())
        {
            return false;
        }

        trace.Failed(failure);
        trace.Event($"{ChoiceName.Of(choice)}: {FailureWords.Of(failure.Failure)}, asked again after {_wait.TotalSeconds:0.#} s");
        trace.Say($"{ChoiceName.Of(choice)}: {FailureWords.Of(failure.Failure)}; asking again in {_wait.TotalSeconds:0.#} s "
            + $"(attempt {_attempts + 1} of {MostAttempts})");
        return true;
    }

    private static bool Helps(ExpertFailure failure) => failure is
        ExpertFailure.Network or ExpertFailure.RateLimit or ExpertFailure.Down or ExpertFailure.BadAnswer or ExpertFailure.Cut;
}
