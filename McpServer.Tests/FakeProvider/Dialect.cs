namespace Mcp.FakeProvider;

/// <summary>Whose protocol is spoken: paths, error bodies, where usage stands, what search looks like.</summary>
internal enum Dialect
{
    OpenAi,

    /// <summary>Moonshot.</summary>
    Kimi,

    /// <summary>Z.ai and Zhipu.</summary>
    Glm,
    OpenRouter,
    Ollama,
}

internal static class Dialects
{
    /// <summary>What stands before <c>/chat/completions</c>.</summary>
    public static string BasePath(this Dialect dialect) => dialect switch
    {
        Dialect.Glm => "/api/paas/v4",
        Dialect.OpenRouter => "/api/v1",
        _ => "/v1",
    };

    /// <summary>What the provider lists when nobody says otherwise.</summary>
    public static IReadOnlyList<string> Models(this Dialect dialect) => dialect switch
    {
        Dialect.Kimi => ["kimi-k2-0905-preview", "kimi-k2-turbo-preview", "kimi-latest"],
        Dialect.Glm => ["glm-4.6", "glm-4.5", "glm-4.5-flash"],
        Dialect.OpenRouter => ["moonshotai/kimi-k2", "z-ai/glm-4.6"],
        Dialect.Ollama => ["qwen3:8b", "llama3.2:latest"],
        _ => ["fake-model"],
    };
}
