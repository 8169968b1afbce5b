using System.Buffers;

namespace Mcp.Daemon.Configuration;

/// <summary>Any number of settings with one meaning: a prefix, then the name of an endpoint in capitals.</summary>
internal sealed record SettingPattern(string Prefix, SettingKind Kind, string Description)
{
    /// <inheritdoc cref="Setting.Range"/>
    public (decimal Least, decimal Most)? Range { get; init; }

    /// <summary>A key file is the user's own to name; everything else may differ between sessions.</summary>
    public SettingScope Scope => Kind == SettingKind.KeyFile ? SettingScope.Daemon : SettingScope.Session;

    /// <summary>The pattern as the documentation shows it.</summary>
    public Setting Shown => For(Prefix + "<NAME>");

    /// <summary>The setting of that name, or null when the name is not of this pattern.</summary>
    public Setting? Match(string name) =>
        name.StartsWith(Prefix, StringComparison.Ordinal) && IsEndpointName(name.AsSpan(Prefix.Length)) ? For(name) : null;

    private Setting For(string name) => new(name, Kind, Scope, Description) { Range = Range };

    // As variables are written: MCP_EXPERT_URL_LAB is the endpoint lab.
    private static bool IsEndpointName(ReadOnlySpan<char> name) =>
        name.Length > 0 && char.IsAsciiLetterUpper(name[0]) && !name.ContainsAnyExcept(Letters);

    private static readonly SearchValues<char> Letters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_");
}
