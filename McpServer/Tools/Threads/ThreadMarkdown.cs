using System.Globalization;
using System.Text;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Threads;

namespace Mcp.Daemon.Tools.Threads;

/// <summary>
/// A thread as Markdown: in short for looking, whole for keeping. Files stand there by name and hash, findings under the
/// name of who found them; whole, a step whose words a later question has stands there by that question's number.
/// </summary>
internal static class ThreadMarkdown
{
    private const int MarkLength = 8;

    /// <summary>Characters of a turn in the short form: what a step found stands in its first paragraphs.</summary>
    private const int Beginning = 600;

    /// <summary>The beginning of each turn, then what it found and used.</summary>
    public static string Summary(ConversationThread thread) => Render(thread, turn => Short(turn.Text.Trim()));

    /// <summary>Every word of it.</summary>
    public static string Whole(ConversationThread thread) => Render(thread, turn => QuestionOf(thread, turn) is { } question ? $"(its words stand in {question.Number + 1}, which asks the expert)" : turn.Text.Trim());

    private static string Short(string text) => text.Length <= Beginning
        ? text
        : string.Create(CultureInfo.InvariantCulture, $"{Excerpt.Beginning(text, Beginning).TrimEnd()} … ({text.Length - Beginning:N0} more characters; action \"export\" has them)");

    private static string Render(ConversationThread thread, Func<ThreadTurn, string> words)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"# {thread.Title}\n");
        text.AppendLine(CultureInfo.InvariantCulture, $"Thread {thread.Id}, begun {thread.BegunAt:u}, kept until {thread.ExpiresAt:u}, {Counted.Of(thread.Exchanges, "exchange")}.");
        foreach (var turn in thread.Turns)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"\n## {turn.Number + 1}. {Heading(turn)}, {turn.At:u}\n\n{(turn.Role is ThreadTurn.Assistant ? OwnLabels.Quoted(words(turn)) : words(turn))}");
            foreach (var group in turn.Findings.GroupBy(finding => finding.Source ?? FindingSource.Local).OrderBy(group => group.Key))
            {
                Append(text, $"Found by {Finder(group.Key, turn)}", group.Select(finding => FindingsText.InShort(finding) + FindingsText.Ungrounded(finding)));
            }

            Append(text, "Files", turn.Files.Select(file => $"{file.Name}{(file.Lines is null ? "" : $":{file.Lines}")} ({file.Hash[..Math.Min(MarkLength, file.Hash.Length)]})"));
            text.Append(ExpertText.Render(null, turn.Usage) is { } usage ? $"\n{usage}\n" : "");
        }

        return VisibleText.Of(text.ToString().TrimEnd());
    }

    private static string Heading(ThreadTurn turn) => turn switch
    {
        { Step: { } step } => $"{turn.Tool}, step {step.Number} of {step.Total}{(step.IsReplaced ? " (given up)" : "")}",
        { Role: ThreadTurn.Assistant } => $"{turn.Model ?? "the expert"} answers {turn.Tool}",
        _ => $"{turn.Tool} asks",
    };

    // The question that has all words of a step; null when there is none.
    private static ThreadTurn? QuestionOf(ConversationThread thread, ThreadTurn turn) => turn.Step is { IsReplaced: false }
        && thread.Turns.FirstOrDefault(later => later.Role is ThreadTurn.User && later.Tool == turn.Tool && later.Number > turn.Number) is { } question
        && SaysAll(question.Text, turn) ? question : null;

    // The line that names the step is its heading here, and the issues that it reported stand below it.
    private static bool SaysAll(string question, ThreadTurn step) => step.Text.Split('\n').Select(line => line.Trim()).All(line =>
        question.Contains(line, StringComparison.Ordinal)
        || line.StartsWith($"({step.Tool}, step ", StringComparison.Ordinal)
        || step.Findings.Any(finding => line.StartsWith("- ", StringComparison.Ordinal) && line.EndsWith($": {finding.Text}", StringComparison.Ordinal)));

    private static string Finder(FindingSource source, ThreadTurn turn) => source switch
    {
        FindingSource.Local => "our own checks",
        FindingSource.Agent => "the agent",
        _ => turn.Model ?? "the expert",
    };

    private static void Append(StringBuilder text, string title, IEnumerable<string> lines)
    {
        var given = lines.Where(line => line.Length > 0).Select(OwnLabels.Indented).ToList();
        if (given.Count > 0)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"\n{title}:\n- {string.Join("\n- ", given)}");
        }
    }
}
