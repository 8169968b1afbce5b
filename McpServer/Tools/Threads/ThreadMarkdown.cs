using System.Globalization;
using System.Text;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Threads;

namespace Mcp.Daemon.Tools.Threads;

/// <summary>A thread as Markdown: in short for looking, whole for keeping. Files stand there by name and hash.</summary>
internal static class ThreadMarkdown
{
    private const int MarkLength = 8;

    /// <summary>Characters of a turn in the short form: what a step found stands in its first paragraphs.</summary>
    private const int Beginning = 600;

    /// <summary>The beginning of each turn, then what it found and used.</summary>
    public static string Summary(ConversationThread thread) => Render(thread, turn => Short(turn.Text.Trim()));

    /// <summary>Every word of it.</summary>
    public static string Whole(ConversationThread thread) => Render(thread, turn => turn.Text.Trim());

    private static string Short(string text) => text.Length <= Beginning
        ? text
        : string.Create(CultureInfo.InvariantCulture, $"{text[..Beginning].TrimEnd()} … ({text.Length - Beginning:N0} more characters; action \"export\" has them)");

    private static string Render(ConversationThread thread, Func<ThreadTurn, string> words)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"# {thread.Title}\n");
        text.AppendLine(CultureInfo.InvariantCulture, $"Thread {thread.Id}, begun {thread.BegunAt:u}, kept until {thread.ExpiresAt:u}, {Counted.Of(thread.Exchanges, "exchange")}.");
        foreach (var turn in thread.Turns)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"\n## {turn.Number + 1}. {Heading(turn)}, {turn.At:u}\n\n{words(turn)}");
            Append(text, "Found", turn.Findings.Select(finding => FindingsText.InShort(finding) + (finding.Grounded is false ? " (its quote was not found)" : "")));
            Append(text, "Files", turn.Files.Select(file => $"{file.Name}{(file.Lines is null ? "" : $":{file.Lines}")} ({file.Hash[..Math.Min(MarkLength, file.Hash.Length)]})"));
            Append(text, "Usage", turn.Usage is { } usage ? [ExpertText.Render(null, usage) ?? ""] : []);
        }

        return text.ToString().TrimEnd();
    }

    private static string Heading(ThreadTurn turn) => turn switch
    {
        { Step: { } step } => $"{turn.Tool}, step {step.Number} of {step.Total}{(step.IsReplaced ? " (given up)" : "")}",
        { Role: ThreadTurn.Assistant } => $"{turn.Model ?? "the expert"} answers {turn.Tool}",
        _ => $"{turn.Tool} asks",
    };

    private static void Append(StringBuilder text, string title, IEnumerable<string> lines)
    {
        var given = lines.Where(line => line.Length > 0).ToList();
        if (given.Count > 0)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"\n{title}:\n- {string.Join("\n- ", given)}");
        }
    }
}
