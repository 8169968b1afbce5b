using Mcp.Daemon.Configuration;

namespace Mcp.Daemon.Experts.Endpoints;

/// <summary>An endpoint that the product knows by name: its dialect, its provider's own URL and the settings that make it.</summary>
/// <param name="Name">As the user and the catalogue call it.</param>
/// <param name="Kind">Its dialect.</param>
/// <param name="OwnUrl">The provider's own base URL, which every key of it may go to; null when there is none.</param>
/// <param name="HowTo">The one line that would configure it, to follow "To use it, ".</param>
internal sealed record KnownEndpoint(string Name, ProviderKind Kind, string? OwnUrl, string HowTo)
{
    /// <summary>Settings that hold its key besides the pattern's, first come first.</summary>
    public IReadOnlyList<string> Keys { get; init; } = [];

    /// <summary>The setting that holds its URL besides the pattern's.</summary>
    public string? Url { get; init; }

    /// <summary>The setting that turns it on, for one that needs no key.</summary>
    public string? Switch { get; init; }

    /// <summary>Whether it is of no use without a key.</summary>
    public bool NeedsKey { get; init; }

    /// <summary>In the order in which they are listed, and asked for a model that several have.</summary>
    public static IReadOnlyList<KnownEndpoint> All { get; } =
    [
        // https://platform.kimi.ai/docs and https://docs.z.ai/api-reference/introduction.md, read 2026-09-29.
        new("kimi", ProviderKind.Kimi, "https://api.moonshot.ai/v1", "set KIMI_API_KEY")
        {
            Keys = ["KIMI_API_KEY", "MOONSHOT_API_KEY"], Url = "KIMI_API_URL", NeedsKey = true,
        },
        new("glm", ProviderKind.Glm, "https://api.z.ai/api/paas/v4", "set GLM_API_KEY")
        {
            Keys = ["GLM_API_KEY", "ZHIPUAI_API_KEY"], Url = "GLM_API_URL", NeedsKey = true,
        },
        new("custom", ProviderKind.OpenAiCompatible, null, "set CUSTOM_API_URL, and CUSTOM_API_KEY if it wants a key")
        {
            Keys = ["CUSTOM_API_KEY"], Url = "CUSTOM_API_URL",
        },
        // The ports on which both listen when nobody changed them.
        new("ollama", ProviderKind.OpenAiCompatible, "http://127.0.0.1:11434/v1", "set MCP_EXPERT_OLLAMA=on")
        {
            Switch = "MCP_EXPERT_OLLAMA",
        },
        new("lmstudio", ProviderKind.OpenAiCompatible, "http://127.0.0.1:1234/v1", "set MCP_EXPERT_LMSTUDIO=on")
        {
            Switch = "MCP_EXPERT_LMSTUDIO",
        },
        new("openai", ProviderKind.OpenAiCompatible, "https://api.openai.com/v1", "set MCP_EXPERT_KEY_OPENAI") { NeedsKey = true },
        new("openrouter", ProviderKind.OpenAiCompatible, "https://openrouter.ai/api/v1", "set MCP_EXPERT_KEY_OPENROUTER")
        {
            NeedsKey = true,
        },
    ];

    /// <summary>An endpoint of the user's own, which only its settings describe.</summary>
    public static KnownEndpoint Named(string name) =>
        new(name, ProviderKind.OpenAiCompatible, null, $"set {SettingCatalogue.EndpointUrlPrefix}{name.ToUpperInvariant()}");
}
