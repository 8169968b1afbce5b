using System.Text;
using Mcp.Daemon.Answers;

namespace Mcp.Daemon.Workflows;

/// <summary>A step in words: what the thread keeps of it for whoever goes on, and what an expert reads of it.</summary>
internal static class StepText
{
    /// <summary>As a turn of a thread, under the name of its tool.</summary>
    public static string AsTurn(string tool, StepArguments step, IReadOnlyList<Finding> issues)
    {
        var text = new StringBuilder($"{step.Step.Trim()}\n\n({tool}, step {step.Number} of {step.Total}, {Sureness(step)})");
        Append(text, step, issues);
        return text.ToString();
    }

    /// <summary>As a part of a question: a heading and what the step found.</summary>
    public static string AsSection(StepArguments step, bool isTask)
    {
        var text = new StringBuilder($"## Step {step.Number} ({Sureness(step)})");
        if (!isTask && !string.IsNullOrWhiteSpace(step.Step))
        {
            text.Append('\n').Append(step.Step.Trim());
        }

        Append(text, step, []);
        return text.ToString();
    }

    private static void Append(StringBuilder text, StepArguments step, IReadOnlyList<Finding> issues)
    {
        Line(text, "Found", step.Findings);
        Line(text, "Hypothesis", step.Hypothesis);
        Line(text, "Files", string.Join(", ", step.RelevantFiles));
        Line(text, "Parts", string.Join(", ", step.RelevantContext));
        foreach (var issue in issues)
        {
            var place = issue.File is null ? "" : issue.Line is null ? $" in {issue.File}" : $" in {issue.File}:{issue.Line}";
            text.Append($"\n- {AnswerText.Words(issue.Severity.ToString())}{place}: {issue.Text}");
        }
    }

    private static void Line(StringBuilder text, string name, string? value)
    {
        if (!string.IsNullOrWhiteSpace(value))
        {
            text.Append('\n').Append(name).Append(": ").Append(value.Trim());
        }
    }

    private static string Sureness(StepArguments step) =>
        step.Confidence is { } confidence ? $"confidence {AnswerText.Words(confidence.ToString())}" : "confidence not given";
}
