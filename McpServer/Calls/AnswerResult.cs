using System.Text.Json;
using Mcp.Daemon.Answers;
using ModelContextProtocol.Protocol;

namespace Mcp.Daemon.Calls;

/// <summary>An answer as MCP carries it: structured for programs, one text for models and people.</summary>
internal static class AnswerResult
{
    // The text repeats what is structured; past this it would only double a huge answer on its way to a client
    // whose own limit for a line is 10 MiB.
    public const int MaxText = 200_000;

    public static CallToolResult Of(Answer answer)
    {
        var (fitting, json) = AnswerFit.Of(answer);
        var text = AnswerText.Render(fitting);
        if (text.Length > MaxText)
        {
            var beginning = Excerpt.Beginning(text, MaxText);
            text = $"{beginning}\n… {text.Length - beginning.Length:N0} more characters: the whole text is in structuredContent.text.";
        }

        return new CallToolResult
        {
            Content = [new TextContentBlock { Text = text }],
            StructuredContent = JsonElement.Parse(json),
            IsError = answer.IsError,
        };
    }
}
