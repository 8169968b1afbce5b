using Mcp.Daemon.Threads;

namespace Mcp.Daemon.Tools.Chat;

/// <summary>What is said in a chat: by us, so far, and now.</summary>
/// <param name="System">The system prompt.</param>
/// <param name="History">The turns of the thread, oldest first.</param>
/// <param name="Prompt">The new question.</param>
internal sealed record ChatWords(string System, IReadOnlyList<ThreadTurn> History, string Prompt);
