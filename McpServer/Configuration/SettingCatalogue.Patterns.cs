namespace Mcp.Daemon.Configuration;

internal static partial class SettingCatalogue
{
    public const string EndpointUrlPrefix = "MCP_EXPERT_URL_";
    public const string EndpointKeyPrefix = "MCP_EXPERT_KEY_";
    public const string EndpointKeyFilePrefix = "MCP_EXPERT_KEY_FILE_";
    public const string EndpointProxyPrefix = "MCP_EXPERT_PROXY_";
    public const string EndpointTimeoutPrefix = "MCP_EXPERT_TIMEOUT_";
    public const string EndpointModelsPrefix = "MCP_EXPERT_MODELS_";

    /// <summary>The settings of endpoints. A longer prefix stands before the one that it begins with.</summary>
    public static IReadOnlyList<SettingPattern> Patterns { get; } =
    [
        new(EndpointUrlPrefix, SettingKind.Url, "The base URL of the endpoint of that name, which speaks the OpenAI protocol."),
        new(
            EndpointKeyFilePrefix, SettingKind.KeyFile,
            "A file that holds the key of the endpoint of that name, readable by its owner alone; not from a session."),
        new(EndpointKeyPrefix, SettingKind.Secret, "The key of the endpoint of that name; openai and openrouter need no URL."),
        new(
            EndpointProxyPrefix, SettingKind.Url,
            "The proxy for the endpoint of that name; one that a session sets carries only the session's own key."),
        new(
            EndpointTimeoutPrefix, SettingKind.Seconds,
            "The expert rung of the endpoint of that name; it shrinks to fit inside the workflow tool's.")
        {
            Range = (1, 3600),
        },
        new(EndpointModelsPrefix, SettingKind.List, "Models that the endpoint of that name serves beside those of the catalogue."),
    ];
}
