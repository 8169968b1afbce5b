using System.Text.Json;
using Mcp.Daemon.Schemas;

namespace Mcp.Daemon.Workflows;

/// <summary>
/// What an investigation has gathered so far, put together from its steps each time: it holds no state of its own, so
/// two investigations cannot mix and a step that was given up leaves nothing behind.
/// </summary>
internal sealed class Investigation
{
    private Investigation(IReadOnlyList<StepArguments> steps) => Steps = steps;

    /// <param name="steps">In their order, the current one last; at least one.</param>
    public static Investigation Of(IReadOnlyList<StepArguments> steps) => new(steps);

    public IReadOnlyList<StepArguments> Steps { get; }

    public StepArguments Current => Steps[^1];

    /// <summary>What it is about: the first step's words.</summary>
    public string Task => Steps[0].Step;

    public IEnumerable<string> FilesChecked => Steps.SelectMany(step => step.FilesChecked.Concat(step.RelevantFiles)).Distinct();

    /// <summary>In the order in which they were first named.</summary>
    public IReadOnlyList<string> RelevantFiles => [.. Steps.SelectMany(step => step.RelevantFiles).Distinct()];

    /// <summary>Those that earlier steps named and the current one does not.</summary>
    public IReadOnlyList<string> RememberedFiles => [.. RelevantFiles.Except(Current.RelevantFiles)];

    public IReadOnlyList<string> RelevantContext => [.. Steps.SelectMany(step => step.RelevantContext).Distinct()];

    public IReadOnlyList<JsonElement> Issues => [.. Steps.SelectMany(step => step.Issues)];

    public IReadOnlyList<string> Images => [.. Steps.SelectMany(step => step.Images).Distinct()];

    /// <summary>The last one that was given; low when none was.</summary>
    public Confidence Confidence => Steps.LastOrDefault(step => step.Confidence is not null)?.Confidence ?? Confidence.Low;

    /// <summary>Each hypothesis with the step that brought it up.</summary>
    public IReadOnlyList<(int Step, string Text)> Hypotheses =>
    [
        .. Steps.Where(step => !string.IsNullOrWhiteSpace(step.Hypothesis))
            .Select(step => (step.Number, step.Hypothesis!.Trim()))
            .DistinctBy(pair => pair.Item2),
    ];

    /// <summary>The steps that found something in words.</summary>
    public IEnumerable<StepArguments> WithFindings => Steps.Where(step => !string.IsNullOrWhiteSpace(step.Findings));

    /// <summary>An option of the tool: as last given, else as its schema has it.</summary>
    public string? Text(string name) => LastWith(name)?.Text(name);

    public IReadOnlyList<string> Texts(string name) => LastWith(name)?.Texts(name) ?? [];

    public bool Flag(string name, bool otherwise) => LastWith(name)?.Flag(name, otherwise) ?? otherwise;

    public int? Integer(string name) => LastWith(name)?.Integer(name);

    /// <summary>As last given.</summary>
    public double? Temperature => Steps.LastOrDefault(step => step.Temperature is not null)?.Temperature;

    private ToolArguments? LastWith(string name) => Steps.LastOrDefault(step => step.All.Has(name))?.All;
}
