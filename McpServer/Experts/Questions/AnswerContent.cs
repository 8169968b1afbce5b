using Microsoft.Extensions.AI;

namespace Mcp.Daemon.Experts.Questions;

/// <summary>Tells what belongs to the answer from what goes before it.</summary>
internal static class AnswerContent
{
    /// <summary>
    /// Whether an update carries answer text or a tool call. From then on nothing may be asked again: its reader would
    /// get two beginnings. Reasoning and usage do not count.
    /// </summary>
    public static bool IsIn(ChatResponseUpdate update) => update.Contents.Any(content => content switch
    {
        TextContent text => text.Text.Length > 0,
        TextReasoningContent or UsageContent => false,
        _ => true,
    });
}
