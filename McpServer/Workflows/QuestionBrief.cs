using System.Text;
using Mcp.Daemon.Answers;

namespace Mcp.Daemon.Workflows;

/// <summary>
/// What an expert is asked, in words: the task, what the agent reports, what was checked by machine, what only this
/// tool gathers. A second question of one investigation says only what is new.
/// </summary>
internal static class QuestionBrief
{
    /// <param name="since">How many steps the expert has been told of already, 0 for a first question.</param>
    /// <param name="index">What of the files is not included, or null.</param>
    public static string Of(
        WorkflowTraits traits, Investigation investigation, int since, LocalEvidence evidence, IReadOnlyList<Finding> findings, string? index)
    {
        var text = new StringBuilder();
        if (since == 0)
        {
            Section(text, "Task", investigation.Task);
            Section(text, "How", Options(traits, investigation));
        }

        Section(text, since == 0 ? "What the agent reports (its own notes, not yet validated)" : "What is new since your last answer",
            traits.TellsSteps ? null : Steps(investigation, since));
        Section(text, "Hypotheses, oldest first", since > 0 || investigation.Hypotheses.Count < 2 ? null
            : string.Join('\n', investigation.Hypotheses.Select(each => $"- step {each.Step}: {each.Text}")));
        Section(text, "Issues that the agent reported", Listed(findings, FindingSource.Agent));
        Section(text, "What our own checks found", Listed(findings, FindingSource.Local));
        foreach (var section in evidence.Sections)
        {
            Section(text, section.Title, section.Text);
        }

        Section(text, "Files that are not included", index);
        return text.ToString().TrimEnd();
    }

    private static string Steps(Investigation investigation, int since) => string.Join(
        "\n\n", investigation.Steps.Skip(since).Select(step => StepText.AsSection(step, isTask: ReferenceEquals(step, investigation.Steps[0]))));

    private static string? Options(WorkflowTraits traits, Investigation investigation)
    {
        var lines = traits.Options
            .Select(option => (option.Words, Value: Value(investigation, option.Argument)))
            .Where(option => option.Value.Length > 0)
            .Select(option => $"- {option.Words}: {option.Value}");
        return string.Join('\n', lines) is { Length: > 0 } text ? text : null;
    }

    private static string Value(Investigation investigation, string argument)
    {
        var given = investigation.Steps.LastOrDefault(step => step.All.Has(argument))?.All.Values[argument];
        return given?.ValueKind switch
        {
            null => "",
            System.Text.Json.JsonValueKind.Array => string.Join(", ", given.Value.EnumerateArray().Select(item => item.ToString())),
            System.Text.Json.JsonValueKind.True => "yes",
            System.Text.Json.JsonValueKind.False => "no",
            _ => given.Value.ToString().Trim(),
        };
    }

    private static string? Listed(IReadOnlyList<Finding> findings, FindingSource source)
    {
        var lines = findings.Where(finding => (finding.Source ?? FindingSource.Local) == source).Select(finding => $"- {FindingsText.InShort(finding)}").ToList();
        return lines.Count > 0 ? string.Join('\n', lines) : null;
    }

    private static void Section(StringBuilder text, string title, string? body)
    {
        if (!string.IsNullOrWhiteSpace(body))
        {
            text.Append("# ").Append(title).Append('\n').Append(body.TrimEnd()).Append("\n\n");
        }
    }
}
