using System.Text;

namespace Mcp.Daemon.Answers;

/// <summary>What the expert's answer comes to, and what it asks for, for reading.</summary>
internal static class WantedText
{
    public static string? Render(ExpertOutcome? outcome, WantedReport? wanted)
    {
        var text = new StringBuilder();
        if (outcome is { } word and not ExpertOutcome.Complete) // the heading says so
        {
            text.Append("Outcome: ").Append(AnswerText.Words(word.ToString())).Append('\n');
        }

        if (wanted?.Files is { Count: > 0 } files)
        {
            text.Append("The expert wants to see:\n- ").AppendJoin("\n- ", files).Append('\n');
        }

        if (wanted?.Question is { Length: > 0 } question)
        {
            text.Append("The expert asks: ").Append(OwnLabels.Indented(question)).Append('\n');
        }

        return text.ToString();
    }
}
