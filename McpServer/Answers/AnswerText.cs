namespace Mcp.Daemon.Answers;

/// <summary>An answer as one readable text.</summary>
internal static class AnswerText
{
    public static string Render(Answer answer) => answer.Text ?? answer.Error?.Message ?? answer.State.ToString();
}
