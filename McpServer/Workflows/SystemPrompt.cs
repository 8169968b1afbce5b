using Mcp.Daemon.Configuration;

namespace Mcp.Daemon.Workflows;

/// <summary>
/// What an expert is told before anything else, the same for every question of a tool so that providers' caches hit: who
/// it is, the rules of evidence that all share, and the form of its answer.
/// </summary>
internal sealed class SystemPrompt(PromptFiles prompts)
{
    private const string Rules = "evidence";

    /// <param name="tool">Whose prompt: <c>config/prompts/TOOL.md</c>.</param>
    /// <param name="form">How to answer; null for prose.</param>
    public string Of(string tool, string? form, SessionConfiguration settings)
    {
        string?[] parts =
        [
            prompts.Find(tool),
            prompts.Find(Rules),
            settings.Locale is { Length: > 0 } locale ? $"Write for people in the language of the locale {locale}." : null,
            form,
        ];
        return string.Join("\n\n", parts.OfType<string>());
    }
}
