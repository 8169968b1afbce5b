using Mcp.Contract;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Experts.Usage;
using Microsoft.Extensions.AI;

namespace Mcp.Daemon.Experts.Asking;

/// <summary>Every end of an ask as its answer; what came is kept in each.</summary>
internal static class ExpertEnds
{
    public static ExpertAnswer Whole(GatheredAnswer gathered, AskTrace trace, AskUsage usage)
    {
        List<string> notes = [.. trace.Notes, .. usage.Notes];
        if (gathered.FinishReason == ChatFinishReason.Length)
        {
            notes.Add("The answer stops at the model's limit for one answer; ask it to go on, or for less at once.");
        }
        else if (gathered.FinishReason == ChatFinishReason.ContentFilter)
        {
            notes.Add("The provider's filter ended the answer; what came before is kept.");
        }

        return Answer(gathered, trace, usage, ExpertState.Answered, Reason(trace, null)) with { Notes = notes };
    }

    public static ExpertAnswer Broken(GatheredAnswer gathered, AskTrace trace, AskUsage usage, AnswerError error)
    {
        var state = gathered.HasAnswer ? ExpertState.Partial
            : error.Code is ErrorCode.TimedOut ? ExpertState.TimedOut
            : error.Code is ErrorCode.NotConfigured ? ExpertState.NotConfigured
            : ExpertState.Failed;
        return Answer(gathered, trace, usage, state, Reason(trace, error.Message)) with { Error = error, Notes = [.. trace.Notes, .. usage.Notes] };
    }

    private static ExpertAnswer Answer(GatheredAnswer gathered, AskTrace trace, AskUsage usage, ExpertState state, string? reason) => new()
    {
        Report = new ExpertReport(state, reason)
        {
            Provider = trace.Current?.Endpoint.Name,
            Model = trace.Current?.Model.Name,
            Raw = gathered.Text.Length > 0 ? gathered.Text : null,
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
