using Microsoft.Extensions.AI;

namespace Mcp.Daemon.Experts.Questions;

/// <summary>A question's wishes in the words of the chat abstractions, which the providers' clients read.</summary>
internal static class QuestionOptions
{
    public static ChatOptions Of(ExpertQuestion question)
    {
        List<AITool> tools = [.. question.Tools ?? []];
        if (question.WebSearch)
        {
            tools.Add(new HostedWebSearchTool());
        }

        return new ChatOptions
        {
            Temperature = question.Temperature,
            MaxOutputTokens = question.MaxOutputTokens,
            Tools = tools.Count > 0 ? tools : null,
            ToolMode = question.ToolMode,
            ResponseFormat = question.Format,
            Reasoning = question.Thinking is { } mode ? new ReasoningOptions { Effort = Effort(mode) } : null,
        };
    }

    private static ReasoningEffort Effort(ThinkingMode mode) => mode switch
    {
        ThinkingMode.Minimal => ReasoningEffort.None,
        ThinkingMode.Low => ReasoningEffort.Low,
        ThinkingMode.Medium => ReasoningEffort.Medium,
        ThinkingMode.High => ReasoningEffort.High,
        _ => ReasoningEffort.ExtraHigh,
    };
}
