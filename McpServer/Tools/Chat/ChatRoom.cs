using Mcp.Daemon.Evidence;

namespace Mcp.Daemon.Tools.Chat;

/// <summary>What a chat question may take.</summary>
/// <param name="Question">Of its model's context.</param>
/// <param name="MostFileTokens">Of files that are new to the thread, by setting.</param>
internal sealed record ChatRoom(QuestionRoom Question, int MostFileTokens);
