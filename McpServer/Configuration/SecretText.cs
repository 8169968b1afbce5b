namespace Mcp.Daemon.Configuration;

/// <summary>What may be shown of a key, and whether it is one at all.</summary>
internal static class SecretText
{
    /// <summary>All that is ever shown of a secret: not even its length.</summary>
    public const string Mask = "********";

    private const int ShortestKey = 8;

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

    /// <summary>A text without the keys in it; what is shorter than a key ever is, is a word.</summary>
    public static string Without(IEnumerable<string> keys, string text) => keys
        .Where(key => key.Length >= ShortestKey)
        .Aggregate(text, (left, key) => left.Replace(key, Mask, StringComparison.Ordinal));

    /// <summary>Whether it is what an example file has where the key belongs.</summary>
    public static bool IsPlaceholder(string text) =>
        PlaceholderParts.Any(part => text.Contains(part, StringComparison.OrdinalIgnoreCase));
}
