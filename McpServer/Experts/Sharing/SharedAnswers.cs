using Mcp.Daemon.Experts.Asking;
using Mcp.Daemon.Experts.Questions;
using Mcp.Daemon.Files;

namespace Mcp.Daemon.Experts.Sharing;

/// <summary>
/// Before the expert: the same question asked by several at once goes out once, and a whole answer is given again for a
/// while without being paid for again. A failure is never kept, nor is a part of an answer, nor one that says nothing.
/// </summary>
/// <param name="keepFor">How long an answer is kept: RESULT_TTL_SECS.</param>
internal sealed class SharedAnswers(Expert expert, TimeSpan keepFor, TimeProvider time)
{
    /// <summary>Answers kept at most; an answer is a few KiB.</summary>
    public const int MaxKept = 128;

    /// <summary>A longer answer is not kept: 128 of them would be noticed.</summary>
    public const int MaxKeptLength = 500_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Flight> _flights = [];
    private readonly Dictionary<string, (ExpertAnswer Answer, long At)> _kept = [];

    /// <summary>Asks, or waits for who asks the same, or gives what was answered before. Throws only the caller's own cancellation.</summary>
    /// <param name="isWorthKeeping">Whether a whole answer may be given again: one that answers nothing may not.</param>
    public async Task<ExpertAnswer> AskAsync(
        ExpertQuestion question, Workspace workspace, AskContext context, Func<ExpertAnswer, bool> isWorthKeeping, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var key = QuestionKey.Of(question, workspace, context.Settings);
        Flight flight;
        bool isFirst;
        lock (_lock)
        {
            if (Kept(key) is { } answer)
            {
                return answer with { Report = answer.Report with { Cached = true }, Usage = null };
            }

            isFirst = !_flights.TryGetValue(key, out var found) || !found.TryJoin(context.Activity);
            flight = isFirst ? _flights[key] = new Flight(context.Activity) : found!;
        }

        if (isFirst)
        {
            _ = FlyAsync(key, flight, question, context, isWorthKeeping);
        }

        using var atWork = context.Activity.Begin();
        try
        {
            var answer = await flight.Answer.WaitAsync(cancellationToken);
            return isFirst ? answer : answer with { Report = answer.Report with { Shared = true }, Usage = null };
        }
        finally
        {
            flight.Leave(context.Activity);
        }
    }

    private async Task FlyAsync(string key, Flight flight, ExpertQuestion question, AskContext context, Func<ExpertAnswer, bool> isWorthKeeping)
    {
        try
        {
            var answer = await Task.Run(() => expert.AskAsync(question, context with { Activity = flight.Activity }, flight.Unwanted), flight.Unwanted);
            Land(key, flight, isWorthKeeping(answer) ? answer : null);
            flight.Land(answer);
        }
        catch (Exception e)
        {
            Land(key, flight, null);
            flight.Land(e);
        }
    }

    private void Land(string key, Flight flight, ExpertAnswer? answer)
    {
        lock (_lock)
        {
            if (_flights.TryGetValue(key, out var found) && ReferenceEquals(found, flight))
            {
                _flights.Remove(key);
            }

            if (answer is { IsWhole: true } && answer.Text.Length is > 0 and <= MaxKeptLength && keepFor > TimeSpan.Zero)
            {
                _kept[key] = (answer, time.GetTimestamp());
                if (_kept.Count > MaxKept)
                {
                    _kept.Remove(_kept.MinBy(pair => pair.Value.At).Key);
                }
            }
        }
    }

    private ExpertAnswer? Kept(string key)
    {
        foreach (var (old, _) in _kept.Where(pair => time.GetElapsedTime(pair.Value.At) >= keepFor).ToList())
        {
            _kept.Remove(old);
        }

        return _kept.TryGetValue(key, out var kept) ? kept.Answer : null;
    }
}
