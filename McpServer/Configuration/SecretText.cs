namespace Mcp.Daemon.Configuration;

/// <summary>What may be shown of a key, and whether it is one at all.</summary>
internal static class SecretText
{
    /// <summary>All that is ever shown of a secret: not even its length.</summary>
    public const string Mask = "********";

    private static readonly string[] PlaceholderParts =
    [
        "your-", "your_", "changeme", "change-me", "change_me", "placeholder", "replace", "sk-xxx", "xxxx", "example",
        "<", "...",
    ];

    public static string Shown(SettingKind kind, string text) => kind switch
    {
        SettingKind.Secret when text.Length > 0 => Mask,
        // A user name and a password may stand before the host.
        SettingKind.Url or SettingKind.LocalServer when text.Contains('@') => Mask + text[text.LastIndexOf('@')..],
        _ => text,
    };

    /// <summary>Whether it is what an example file has where the key belongs.</summary>
    public static bool IsPlaceholder(string text) =>
        PlaceholderParts.Any(part => text.Contains(part, StringComparison.OrdinalIgnoreCase));
}
