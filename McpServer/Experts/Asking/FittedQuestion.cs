using Microsoft.Extensions.AI;

namespace Mcp.Daemon.Experts.Asking;

/// <summary>A question as one model can take it, and what of it that model cannot do, one sentence each.</summary>
internal sealed record FittedQuestion(IReadOnlyList<ChatMessage> Messages, ChatOptions Options, IReadOnlyList<string> Notes);
