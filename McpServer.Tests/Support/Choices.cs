using Mcp.Daemon.Experts.Catalogue;
using Mcp.Daemon.Experts.Endpoints;

namespace Mcp.Tests.Support;

/// <summary>Models to ask in tests.</summary>
internal static class Choices
{
    public static ModelChoice Kimi { get; } = Of("kimi", ProviderKind.Kimi, "kimi-k2", context: 100_000);

    public static ModelChoice Glm { get; } = Of("glm", ProviderKind.Glm, "glm-4.6", context: 200_000);

    public static ModelChoice Local { get; } = Of("ollama", ProviderKind.OpenAiCompatible, "small", context: 8_000);

    public static ModelChoice Of(string endpoint, ProviderKind kind, string model, int? context = null, string? key = null) => new(
        new ExpertEndpoint
        {
            Name = endpoint,
            Kind = kind,
            BaseUrl = new Uri($"http://127.0.0.1:9/{endpoint}"),
            Key = key,
            Silence = TimeSpan.FromSeconds(90),
            SearchSilence = TimeSpan.FromSeconds(150),
            IsLocal = true,
            Fingerprint = endpoint,
        },
        new CatalogueModel { Name = model, Provider = endpoint, ContextTokens = context });
}
