using System.Globalization;
using System.Text;

namespace Mcp.Daemon.Answers;

/// <summary>The asking of experts for reading: a line for each provider and each ailing model, none when all is quiet.</summary>
internal static class ExpertsText
{
    public static string Render(ExpertsStatus? experts)
    {
        var text = new StringBuilder();
        foreach (var load in experts?.Providers ?? [])
        {
            text.AppendLine($"Asked now: {load.Provider} {load.Running} running, {load.Queued} queued");
        }

        foreach (var model in experts?.Models ?? [])
        {
            text.AppendLine($"Model {model.Model}: {model.Failures} failed in a row, {State(model)}");
        }

        return text.ToString();
    }

    public static string Render(IReadOnlyList<SpentStatus> spent) => string.Concat(spent.Select(model => string.Create(
        CultureInfo.InvariantCulture,
        $"Today {model.Provider}/{model.Model}: {Counted.Of(model.Attempts, "attempt")}, {model.InputTokens:N0} tokens in, {model.CachedTokens:N0} of them cached, {model.OutputTokens:N0} out, ${model.CostUsd:0.####}{(model.UnpricedAttempts > 0 ? $" and {Counted.Of(model.UnpricedAttempts, "attempt")} of unknown price" : "")}{Environment.NewLine}")));

    private static string State(ModelHealth model) => model.State switch
    {
        ModelHealthState.Open => $"left alone for another {model.SecondsUntilRecovery:0} s",
        ModelHealthState.HalfOpen => "tried again by the next call",
        _ => "still asked",
    };
}
