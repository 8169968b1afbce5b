using Mcp.Daemon.Schemas;

namespace Mcp.Daemon.Tools.Precommit;

/// <summary>The arguments of precommit: a workflow step, and which change it is about.</summary>
/// <remarks>Models read these words on every turn: what a name already says has no description.</remarks>
internal static class PrecommitArguments
{
    /// <summary>Longer steps are files pasted in; these are named instead.</summary>
    private const int LongestStep = 100_000;

    public static ObjectSchema Schema { get; } = new(
        "precommit",
        new Property("step", PropertyType.Text, "What this step looks at")
        {
            Required = true, MaxLength = LongestStep,
        },
        new Property("step_number", PropertyType.Integer, "") { Required = true, Minimum = 1 },
        new Property("total_steps", PropertyType.Integer, "") { Required = true, Minimum = 1 },
        new Property("next_step_required", PropertyType.Boolean, "False on the last step") { Required = true },
        new Property("findings", PropertyType.Text, "") { Required = true, MaxLength = LongestStep },
        new Property("path", PropertyType.Text, "Directory in the repository; default: the workspace"),
        new Property("compare_to", PropertyType.Text, "Ref: all changes since the common ancestor"),
        new Property("include_staged", PropertyType.Boolean, "") { Default = "true" },
        new Property("include_unstaged", PropertyType.Boolean, "") { Default = "true" },
        new Property("include_untracked", PropertyType.Boolean, "") { Default = "true" },
        new Property("focus_on", PropertyType.Text, ""),
        new Property("severity_filter", PropertyType.Text, "And above")
        {
            Allowed = ["critical", "high", "medium", "low", "all"], Default = "\"all\"",
        },
        new Property("files_checked", PropertyType.TextList, ""),
        new Property("relevant_files", PropertyType.TextList, ""),
        new Property("relevant_context", PropertyType.TextList, ""),
        new Property("issues_found", PropertyType.ObjectList, "{severity, description, file, line}"),
        new Property("confidence", PropertyType.Text, "")
        {
            Allowed = ["exploring", "low", "medium", "high", "very_high", "almost_certain", "certain"], Default = "\"low\"",
        },
        new Property("hypothesis", PropertyType.Text, ""),
        new Property("backtrack_from_step", PropertyType.Integer, "") { Minimum = 1 },
        new Property("use_assistant_model", PropertyType.Boolean, "") { Default = "true" },
        new Property("continuation_id", PropertyType.Text, ""),
        new Property("images", PropertyType.TextList, ""),
        new Property("model", PropertyType.Text, ""),
        new Property("temperature", PropertyType.Number, "") { Minimum = 0, Maximum = 1 },
        new Property("thinking_mode", PropertyType.Text, "") { Allowed = ["minimal", "low", "medium", "high", "max"] },
        new Property("use_websearch", PropertyType.Boolean, "") { Default = "true" });
}
