using Mcp.Daemon.Answers;
using Mcp.Daemon.Workflows;

namespace Mcp.Daemon.Tools.ThinkDeep.Thoughts;

/// <summary>How sure the agent was from step to step, and what each step brought that could make it so.</summary>
internal static class ConfidenceCourse
{
    /// <summary>A line for each step; null when there is one step alone.</summary>
    public static string? Of(Investigation investigation) => investigation.Steps.Count < 2 ? null
        : string.Join('\n', investigation.Steps.Select((step, at) => Line(investigation.Steps, step, at)));

    /// <summary>What is odd about the agent's last word on it, in a sentence; null when nothing is.</summary>
    public static string? Unfounded(Investigation investigation)
    {
        if (investigation.Confidence < Confidence.VeryHigh)
        {
            return null;
        }

        var word = AnswerText.Words(investigation.Confidence.ToString());
        return investigation.RelevantFiles.Count == 0 && !investigation.WithFindings.Any()
            ? $"Confidence is {word}, and no step names a file or a finding that it rests on." : null;
    }

    private static string Line(IReadOnlyList<StepArguments> steps, StepArguments step, int at)
    {
        var before = steps.Take(at).LastOrDefault(each => each.Confidence is not null)?.Confidence;
        var sure = step.Confidence is not { } now ? "confidence not given"
            : before is not { } then ? AnswerText.Words(now.ToString())
            : now > then ? $"{AnswerText.Words(now.ToString())}, up from {AnswerText.Words(then.ToString())}"
            : now < then ? $"{AnswerText.Words(now.ToString())}, down from {AnswerText.Words(then.ToString())}"
            : $"{AnswerText.Words(now.ToString())} still";
        var isUp = step.Confidence is { } risen && before is { } known && risen > known;
        return $"- step {step.Number}: {sure}; {Hypothesis(steps, step, at)}; {Brought(steps, step, at, isUp)}";
    }

    private static string Hypothesis(IReadOnlyList<StepArguments> steps, StepArguments step, int at)
    {
        var before = steps.Take(at).LastOrDefault(each => !string.IsNullOrWhiteSpace(each.Hypothesis))?.Hypothesis?.Trim();
        return step.Hypothesis?.Trim() is not { Length: > 0 } now ? "no hypothesis"
            : before is null ? "a first hypothesis"
            : now == before ? "the same hypothesis"
            : steps.Take(at).Any(each => each.Hypothesis?.Trim() == now) ? "back to an earlier hypothesis"
            : "another hypothesis";
    }

    private static string Brought(IReadOnlyList<StepArguments> steps, StepArguments step, int at, bool isUp)
    {
        var known = steps.Take(at).SelectMany(each => each.RelevantFiles).ToHashSet();
        var files = step.RelevantFiles.Distinct().Count(file => !known.Contains(file));
        var hasFindings = !string.IsNullOrWhiteSpace(step.Findings) && !steps.Take(at).Any(each => each.Findings.Trim() == step.Findings.Trim());
        return (files, hasFindings) switch
        {
            (0, false) => isUp ? "brought no file and no finding that would make it surer" : "brought no file and no finding",
            (0, true) => "findings, no new file",
            (_, false) => $"{Counted.Of(files, "new file")}, no finding",
            _ => $"findings, {Counted.Of(files, "new file")}",
        };
    }
}
