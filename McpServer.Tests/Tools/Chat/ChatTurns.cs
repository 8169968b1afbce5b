using Mcp.Daemon.Threads;

namespace Mcp.Tests.Tools.Chat;

/// <summary>Turns of a thread, question and answer by turns.</summary>
internal static class ChatTurns
{
    public static List<ThreadTurn> Of(params string[] texts) =>
        [.. texts.Select((text, i) => new ThreadTurn(i % 2 == 0 ? ThreadTurn.User : ThreadTurn.Assistant, text, "chat", null))];
}
