using Mcp.Daemon.Workflows;

namespace Mcp.Daemon.Tools.Words;

/// <summary>One text of an agent: what a step looks at, what it found, or its hypothesis.</summary>
/// <param name="Step">Its number.</param>
internal sealed record StepWords(int Step, string Text)
{
    /// <summary>A step's own words are bounded by its schema; of findings as much is read.</summary>
    private const int Longest = StepSchema.LongestStep;

    public static IReadOnlyList<StepWords> Of(IEnumerable<StepArguments> steps) =>
    [
        .. from step in steps
           from text in new[] { step.Step, step.Findings, step.Hypothesis }
           where !string.IsNullOrWhiteSpace(text)
           select new StepWords(step.Number, text.Length > Longest ? text[..Longest] : text),
    ];
}
