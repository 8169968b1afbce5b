namespace Mcp.Daemon.Configuration;

/// <summary>Every setting there is, in the order in which the shipped file and the documentation show them.</summary>
internal static partial class SettingCatalogue
{
    /// <summary>The setting of that exact name, or of the pattern it follows, or null.</summary>
    public static Setting? Find(string name) => All.FirstOrDefault(setting => setting.Name == name) ?? OfPattern(name);

    /// <summary>The setting of an endpoint's pattern, or null.</summary>
    public static Setting? OfPattern(string name) =>
        Patterns.Select(pattern => pattern.Match(name)).FirstOrDefault(setting => setting is not null);

    /// <summary>The known name that a mistyped one most resembles, or null when none is near.</summary>
    /// <param name="name">What was written.</param>
    /// <param name="distance">How many letters may differ at most.</param>
    public static string? Nearest(string name, int distance) =>
        NameDistance.Nearest(name, All.Select(setting => setting.Name), distance);
}
