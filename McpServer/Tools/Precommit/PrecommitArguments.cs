using Mcp.Daemon.Schemas;

namespace Mcp.Daemon.Tools.Precommit;

/// <summary>The arguments of precommit: a workflow step, and which change it is about.</summary>
internal static class PrecommitArguments
{
    /// <summary>Longer steps are files pasted in; these are named instead.</summary>
    private const int LongestStep = 100_000;

    public static ObjectSchema Schema { get; } = new(
        "precommit",
        new Property("step", PropertyType.Text, "What you validate in this step and what you saw.")
        {
            Required = true, MaxLength = LongestStep,
        },
        new Property("step_number", PropertyType.Integer, "From 1.") { Required = true, Minimum = 1 },
        new Property("total_steps", PropertyType.Integer, "Estimate.") { Required = true, Minimum = 1 },
        new Property("next_step_required", PropertyType.Boolean, "False on the last step.") { Required = true },
        new Property("findings", PropertyType.Text, "What you found so far.") { Required = true, MaxLength = LongestStep },
        new Property("path", PropertyType.Text, "Directory in the git repository; default: the workspace, if it is one."),
        new Property("compare_to", PropertyType.Text, "Branch, tag or commit: look at everything since the common ancestor."),
        new Property("include_staged", PropertyType.Boolean, "Staged changes.") { Default = "true" },
        new Property("include_unstaged", PropertyType.Boolean, "Unstaged changes.") { Default = "true" },
        new Property("include_untracked", PropertyType.Boolean, "New files not ignored.") { Default = "true" },
        new Property("focus_on", PropertyType.Text, "What matters most."),
        new Property("severity_filter", PropertyType.Text, "Report this severity and above.")
        {
            Allowed = ["critical", "high", "medium", "low", "all"], Default = "\"all\"",
        },
        new Property("files_checked", PropertyType.TextList, "Files you looked at."),
        new Property("relevant_files", PropertyType.TextList, "Files that matter."),
        new Property("relevant_context", PropertyType.TextList, "Methods that matter."),
        new Property("issues_found", PropertyType.ObjectList, "{severity, description, file, line}"),
        new Property("confidence", PropertyType.Text, "")
        {
            Allowed = ["exploring", "low", "medium", "high", "very_high", "almost_certain", "certain"], Default = "\"low\"",
        },
        new Property("hypothesis", PropertyType.Text, "Your current theory."),
        new Property("backtrack_from_step", PropertyType.Integer, "Step to redo from.") { Minimum = 1 },
        new Property("use_assistant_model", PropertyType.Boolean, "Ask the expert on the last step.") { Default = "true" },
        new Property("continuation_id", PropertyType.Text, "Thread to go on with."),
        new Property("images", PropertyType.TextList, "Paths or data URLs."),
        new Property("model", PropertyType.Text, "Expert model."),
        new Property("temperature", PropertyType.Number, "") { Minimum = 0, Maximum = 1 },
        new Property("thinking_mode", PropertyType.Text, "") { Allowed = ["minimal", "low", "medium", "high", "max"] },
        new Property("use_websearch", PropertyType.Boolean, "") { Default = "true" });
}
