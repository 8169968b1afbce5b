using System.Text.Json;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Schemas;

namespace Mcp.Daemon.Workflows;

/// <summary>
/// One step of an investigation as its caller gave it: the arguments that all workflows share, typed, and the others by
/// name. The same whether it comes with a call or is read back from a thread.
/// </summary>
internal sealed class StepArguments(ToolArguments arguments)
{
    public const string Continuation = "continuation_id";
    public const string NewThread = "new";

    // A model with a smaller range takes its own most, and the answer says so.
    private const double HottestTemperature = 2;

    public static StepArguments Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return new StepArguments(new ToolArguments(
            document.RootElement.EnumerateObject().ToDictionary(member => member.Name, member => member.Value.Clone())));
    }

    /// <summary>All of them, by name.</summary>
    public ToolArguments All => arguments;

    /// <summary>What the step looks at; the first one's is the task.</summary>
    public string Step { get; } = arguments.Text("step") ?? "";

    public int Number { get; } = arguments.Integer("step_number") ?? 1;

    /// <summary>The caller's estimate; a step beyond it corrects it.</summary>
    public int Total { get; } = Math.Max(arguments.Integer("step_number") ?? 1, arguments.Integer("total_steps") ?? 1);

    public bool NextRequired { get; } = arguments.Flag("next_step_required", otherwise: false);

    /// <summary>As much as a step may say; see <see cref="CourseFaults.Remarks"/>.</summary>
    public string Findings { get; } = Excerpt.Beginning(arguments.Text("findings") ?? "", StepSchema.LongestStep);

    public IReadOnlyList<string> FilesChecked { get; } = arguments.Texts("files_checked");

    /// <summary>What the expert is to read.</summary>
    public IReadOnlyList<string> RelevantFiles { get; } = arguments.Texts("relevant_files");

    /// <summary>Names of methods, classes or other parts the investigation is about.</summary>
    public IReadOnlyList<string> RelevantContext { get; } = arguments.Texts("relevant_context");

    public IReadOnlyList<JsonElement> Issues { get; } = arguments.Objects("issues_found");

    public IReadOnlyList<string> Images { get; } = arguments.Texts("images");

    public string? Hypothesis { get; } = arguments.Text("hypothesis");

    /// <summary>Within what the providers' protocol has; null when the step does not say.</summary>
    public double? Temperature { get; } = arguments.Number("temperature") is { } given ? Math.Clamp(given, 0, HottestTemperature) : null;

    /// <summary>Null when the step does not say.</summary>
    public Confidence? Confidence { get; } = arguments.Text("confidence") is { } word ? ConfidenceWords.Parse(word) : null;

    /// <summary>The first step that is given up, or null.</summary>
    public int? BacktrackFrom { get; } = arguments.Integer("backtrack_from_step");

    /// <summary>Whether an expert is to be asked; null when the call leaves it to the settings.</summary>
    public bool? UseExpert { get; } = arguments.Has("use_assistant_model") ? arguments.Flag("use_assistant_model", otherwise: true) : null;

    /// <summary>A thread's id, <c>new</c>, or null.</summary>
    public string? ContinuationId { get; } = arguments.Text(Continuation)?.Trim() is { Length: > 0 } id ? id : null;
}
