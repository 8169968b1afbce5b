using Mcp.Contract;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Experts.Failures;
using Mcp.Daemon.Experts.Questions;
using Mcp.Daemon.Experts.Usage;
using Microsoft.Extensions.AI;

namespace Mcp.Daemon.Experts.Asking;

/// <summary>Every end of an ask as its answer; what came is kept in each.</summary>
internal static class ExpertEnds
{
    public static ExpertAnswer Whole(GatheredAnswer gathered, AskTrace trace, AskUsage usage)
    {
        if (!gathered.HasAnswer)
        {
            return Broken(gathered, trace, usage, NothingSaid(gathered));
        }

        var cut = gathered.ToolCalls.Count > 0 ? null : CutBy(gathered.FinishReason);
        return Answer(gathered, trace, usage, cut is null ? ExpertState.Answered : ExpertState.Partial, Reason(trace, cut)) with
        {
            Notes = [.. trace.Notes, .. usage.Notes],
        };
    }

    public static ExpertAnswer Broken(GatheredAnswer gathered, AskTrace trace, AskUsage usage, AnswerError error)
    {
        var state = gathered.HasAnswer ? ExpertState.Partial
            : error.Code is ErrorCode.TimedOut ? ExpertState.TimedOut
            : error.Code is ErrorCode.NotConfigured ? ExpertState.NotConfigured
            : ExpertState.Failed;
        return Answer(gathered, trace, usage, state, Reason(trace, error.Message)) with { Error = error, Notes = [.. trace.Notes, .. usage.Notes] };
    }

    /// <summary>An error of our own while an expert was asked, for the caller; the log has the rest.</summary>
    public static AnswerError Fault(Exception e, string callId) => new(
        ErrorCode.Internal,
        $"Asking the expert: an error inside the daemon ({e.GetType().Name}) ended it; the daemon's log has the details under {callId}. Call again, or name another model.",
        true);

    // Text came, and all of it was white space or reasoning.
    private static AnswerError NothingSaid(GatheredAnswer gathered) => FailureErrors.Of(
        gathered.FinishReason == ChatFinishReason.Length
            ? new ExpertFailureException(
                ExpertFailure.BadRequest, "The model used up its output limit before it wrote an answer; allow more output or less thinking.")
            : new ExpertFailureException(
                ExpertFailure.Empty,
                gathered.Reasoning is null ? "The model ended its answer without text." : "The model wrote down its reasoning and no answer."));

    /// <summary>What ended an answer that did not end by itself; null where it did.</summary>
    private static string? CutBy(ChatFinishReason? reason) => reason?.Value switch
    {
        "length" => "The answer was cut at the model's limit for one answer; ask for less at once, or for the rest.",
        "model_context_window_exceeded" => "The answer was cut where question and answer together fill the model's context; ask for less at once.",
        "content_filter" or "sensitive" => "The provider's filter ended the answer; what came before is kept.",
        _ => null,
    };

    private static ExpertAnswer Answer(GatheredAnswer gathered, AskTrace trace, AskUsage usage, ExpertState state, string? reason) => new()
    {
        Report = new ExpertReport(state, reason)
        {
            Provider = trace.Current?.Endpoint.Name,
            Model = trace.Current?.Model.Name,
            Raw = gathered.Raw.Length > 0 ? gathered.Raw : null,
            Attempts = trace.Current is null ? null : trace.Attempts,
            FallbackFrom = trace.FallbackFrom is { } first ? ChoiceName.Of(first) : null,
        },
        Text = gathered.Text,
        Reasoning = gathered.Reasoning,
        ToolCalls = gathered.ToolCalls,
        FinishReason = gathered.FinishReason,
        Pages = gathered.Pages,
        Usage = usage.Total,
        Unscanned = trace.Unscanned,
    };

    private static string? Reason(AskTrace trace, string? message)
    {
        var events = trace.Events.Count > 0 ? $"{string.Join("; ", trace.Events)}." : null;
        return string.Join(" ", new[] { message, events }.OfType<string>()) is { Length: > 0 } reason ? reason : null;
    }
}
