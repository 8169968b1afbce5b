using Mcp.Daemon.Schemas;

namespace Mcp.Daemon.Workflows;

/// <summary>
/// The arguments that workflows share, as data: what models see of them and what a step is checked by. Models read this
/// on every turn, so what a name already says has no description, and what a step without it means is in the tool reference.
/// A bound that is not published here refuses nothing: what lies beyond it is brought within, and the answer says so.
/// </summary>
internal static class StepSchema
{
    /// <summary>Longer steps are files pasted in, and those are named instead. The number is that of the tools agents know.</summary>
    public const int LongestStep = 100_000;

    /// <summary>step, step_number, total_steps, next_step_required.</summary>
    public static IReadOnlyList<Property> Course { get; } =
    [
        new("step", PropertyType.Text, "") { Required = true, MaxLength = LongestStep },
        new("step_number", PropertyType.Integer, "") { Required = true, Minimum = 1 },
        new("total_steps", PropertyType.Integer, "") { Required = true },
        new("next_step_required", PropertyType.Boolean, "") { Required = true },
    ];

    public static Property Findings { get; } = new("findings", PropertyType.Text, "") { Required = true };

    public static Property FilesChecked { get; } = new("files_checked", PropertyType.TextList, "");

    public static Property RelevantFiles { get; } = new("relevant_files", PropertyType.TextList, "");

    public static Property RelevantContext { get; } = new("relevant_context", PropertyType.TextList, "");

    public static Property IssuesFound { get; } = new("issues_found", PropertyType.ObjectList, "");

    public static Property Confidence { get; } = new("confidence", PropertyType.Text, "") { Allowed = ConfidenceWords.Common };

    public static Property Coverage { get; } = new("confidence", PropertyType.Text, "") { Allowed = ConfidenceWords.Coverage };

    public static Property Hypothesis { get; } = new("hypothesis", PropertyType.Text, "");

    public static Property BacktrackFromStep { get; } = new("backtrack_from_step", PropertyType.Integer, "");

    /// <summary>No default: a call that does not say leaves it to the settings, and must not look like one that says yes.</summary>
    public static Property UseAssistantModel { get; } = new("use_assistant_model", PropertyType.Boolean, "");

    public static Property ContinuationId { get; } = new(StepArguments.Continuation, PropertyType.Text, "");

    public static Property Images { get; } = new("images", PropertyType.TextList, "");

    public static Property Model { get; } = new("model", PropertyType.Text, "");

    public static Property Temperature { get; } = new("temperature", PropertyType.Number, "");

    public static Property ThinkingMode { get; } = new("thinking_mode", PropertyType.Text, "")
    {
        Allowed = ["minimal", "low", "medium", "high", "max"],
    };

    public static Property UseWebSearch { get; } = new("use_websearch", PropertyType.Boolean, "");

    public static Property SeverityFilter { get; } = new("severity_filter", PropertyType.Text, "")
    {
        Allowed = ["critical", "high", "medium", "low", "all"], Default = "\"all\"",
    };

    /// <summary>All of an investigation, with the tool's own arguments behind the course.</summary>
    public static IReadOnlyList<Property> Whole(params IReadOnlyList<Property> own) => Whole(Confidence, own);

    /// <param name="confidence">The scale by which the tool's agents say how sure they are.</param>
    public static IReadOnlyList<Property> Whole(Property confidence, IReadOnlyList<Property> own) =>
    [
        .. Course, Findings, .. own, FilesChecked, RelevantFiles, RelevantContext, IssuesFound, confidence, Hypothesis, BacktrackFromStep,
        UseAssistantModel, ContinuationId, Images, Model, Temperature, ThinkingMode, UseWebSearch,
    ];
}
