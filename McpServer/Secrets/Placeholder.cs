namespace Mcp.Daemon.Secrets;

/// <summary>Values that stand where a secret would: templates, variables, documentation.</summary>
internal static class Placeholder
{
    private static readonly string[] Words =
    [
        "example", "changeme", "change_me", "change-me", "your", "placeholder", "dummy", "sample", "replace", "insert",
        "todo", "xxxx", "****", "....", "redacted", "notasecret", "not-a-secret", "fake", "mock",
    ];

    private static readonly string[] Expressions =
        ["${", "$(", "{{", "<", "%(", "process.env", "os.environ", "getenv", "env.", "config.", "secrets.", "vault:", "(", "$"];

    /// <summary>Judges a token that already has a provider's shape: only what nobody would generate is spared.</summary>
    public static bool IsToken(string value) =>
        value.Contains("EXAMPLE", StringComparison.OrdinalIgnoreCase)
        || value.Contains("xxxxx", StringComparison.OrdinalIgnoreCase)
        || value.Contains("your-", StringComparison.OrdinalIgnoreCase)
        || value.Contains("your_", StringComparison.OrdinalIgnoreCase)
        || value.Distinct().Count() < 8;

    /// <summary>Judges a value that only its name makes suspicious.</summary>
    public static bool IsValue(string value) =>
        Array.Exists(Words, word => value.Contains(word, StringComparison.OrdinalIgnoreCase))
        || Array.Exists(Expressions, value.StartsWith)
        || value.Contains("${", StringComparison.Ordinal)
        || value.Contains("{{", StringComparison.Ordinal)
        || (value[0] is '%' or '{' && value[^1] is '%' or '}')
        || value.Distinct().Count() < 4;

    /// <summary>Words that documentation has where a password would stand.</summary>
    public static bool IsWordForPassword(string value) => value is "password" or "pass" or "secret" or "pwd";
}
