using System.Globalization;

namespace Mcp.Daemon.Configuration;

/// <summary>One setting: the same name in a file, in an environment and on the command line.</summary>
internal sealed record Setting(string Name, SettingKind Kind, SettingScope Scope, string Description)
{
    /// <summary>As text, as an environment would have it; null when there is none.</summary>
    public string? Default { get; init; }

    /// <summary>What the shipped file shows, commented out, where there is no default.</summary>
    public string? Example { get; init; }

    /// <summary>The least and the most a number may be, both allowed.</summary>
    public (decimal Least, decimal Most)? Range { get; init; }

    /// <summary>The words of a <see cref="SettingKind.Choice"/>, lower case.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    public Tightening Tightening { get; init; }

    /// <summary>What a value must be, to follow "must be".</summary>
    public string Rule => Kind switch
    {
        SettingKind.Seconds => $"a number of seconds {Between}, with at most three decimals",
        SettingKind.Integer => $"a whole number {Between}",
        SettingKind.Number => $"a number {Between}",
        SettingKind.Boolean => "true or false",
        SettingKind.Url => "an absolute http or https URL without a user name",
        SettingKind.Paths => "a list of absolute directories",
        SettingKind.LocalServer => "on, off, or an absolute http or https URL without a user name",
        SettingKind.KeyFile => "the absolute path of a file",
        SettingKind.Choice => $"one of {string.Join(", ", Choices)}",
        _ => "text",
    };

    /// <summary>"1 to 3600", the choices, or nothing.</summary>
    public string Allowed =>
        Range is { } range ? string.Create(CultureInfo.InvariantCulture, $"{range.Least} to {range.Most}") :
        Kind == SettingKind.Boolean ? "true, false" :
        Kind == SettingKind.LocalServer ? "on, off, a URL" : string.Join(", ", Choices);

    private string Between =>
        Range is { } range ? string.Create(CultureInfo.InvariantCulture, $"between {range.Least} and {range.Most}") : "";
}
