namespace Mcp.Daemon.Tools.Chat;

/// <summary>What is said in a chat now.</summary>
/// <param name="System">The system prompt.</param>
/// <param name="HasHistory">Whether the thread has said something before.</param>
/// <param name="Prompt">The new question.</param>
internal sealed record ChatWords(string System, bool HasHistory, string Prompt);
