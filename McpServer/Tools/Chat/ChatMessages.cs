using Mcp.Daemon.Threads;
using Microsoft.Extensions.AI;

namespace Mcp.Daemon.Tools.Chat;

/// <summary>
/// The messages of one chat question, stable first: system prompt, what the thread has said, files, the new question.
/// Each turn is a message of its own role, sent once, so a thread's request grows by its new turn only.
/// </summary>
internal static class ChatMessages
{
    /// <param name="history">The turns that go along, oldest first.</param>
    /// <param name="question">The new turn: its files, then the prompt.</param>
    public static List<ChatMessage> Of(
        string system, IReadOnlyList<ThreadTurn> history, string question, IEnumerable<DataContent> images) =>
    [
        new(ChatRole.System, system),
        .. history.Select(turn => new ChatMessage(turn.Role is ThreadTurn.Assistant ? ChatRole.Assistant : ChatRole.User, turn.Text)),
        new(ChatRole.User, [.. images, new TextContent(question)]),
    ];
}
