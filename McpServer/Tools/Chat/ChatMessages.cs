using Mcp.Daemon.Files.Reading;
using Mcp.Daemon.Threads;
using Microsoft.Extensions.AI;

namespace Mcp.Daemon.Tools.Chat;

/// <summary>
/// The messages of one chat question, stable first: system prompt, what the thread has said, files, the new question.
/// Each turn is a message of its own role, sent once, so a thread's request grows by its new turn only.
/// </summary>
internal static class ChatMessages
{
    /// <param name="history">The turns so far, oldest first.</param>
    /// <param name="room">Characters that the history may take; the oldest exchanges stay out when it does not reach.</param>
    /// <returns>The messages, and how many exchanges were left out.</returns>
    public static (List<ChatMessage> Messages, int LeftOut) Of(
        string system, IReadOnlyList<ThreadTurn> history, int room, string question, IEnumerable<DataContent> images)
    {
        var kept = Newest(history, room);
        var messages = new List<ChatMessage> { new(ChatRole.System, system) };
        messages.AddRange(kept.Select(turn => new ChatMessage(turn.Role is ThreadTurn.Assistant ? ChatRole.Assistant : ChatRole.User, turn.Text)));
        messages.Add(new ChatMessage(ChatRole.User, [.. images, new TextContent(question)]));
        return (messages, (history.Count - kept.Count) / 2);
    }

    /// <summary>The new turn as it is sent and kept: files first, then the prompt.</summary>
    public static string Question(IEnumerable<QuestionFile> files, string prompt) =>
        string.Concat([.. files.Select(file => file.Render()), prompt]);

    /// <summary>Whole exchanges from the newest back, as far as the room reaches.</summary>
    public static IReadOnlyList<ThreadTurn> Newest(IReadOnlyList<ThreadTurn> history, int room)
    {
        var first = history.Count;
        while (first >= 2)
        {
            room -= history[first - 1].Text.Length + history[first - 2].Text.Length;
            if (room < 0)
            {
                break;
            }

            first -= 2;
        }

        return [.. history.Skip(first)];
    }
}
