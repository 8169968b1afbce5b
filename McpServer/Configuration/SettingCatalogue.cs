namespace Mcp.Daemon.Configuration;

/// <summary>Every setting there is, in the order in which the shipped file and the documentation show them.</summary>
internal static partial class SettingCatalogue
{
    /// <summary>A key for the endpoint whose name follows: any number of settings, one pattern.</summary>
    public const string EndpointKeyPrefix = "MCP_EXPERT_KEY_";

    /// <summary>The setting of that exact name, or null.</summary>
    public static Setting? Find(string name) =>
        All.FirstOrDefault(setting => setting.Name == name)
        ?? (name.StartsWith(EndpointKeyPrefix, StringComparison.Ordinal) && name.Length > EndpointKeyPrefix.Length
            ? EndpointKey(name)
            : null);

    /// <summary>The known name that a mistyped one most resembles, or null when none is near.</summary>
    /// <param name="name">What was written.</param>
    /// <param name="distance">How many letters may differ at most.</param>
    public static string? Nearest(string name, int distance) =>
        NameDistance.Nearest(name, All.Select(setting => setting.Name), distance);
}
