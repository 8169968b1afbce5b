namespace Mcp.Daemon.Configuration;

/// <summary>What one place says, still as text.</summary>
internal sealed record SettingLayer(Origin Origin, IReadOnlyList<RawSetting> Settings);

/// <summary>A name with its text, or with the items of an array.</summary>
internal sealed record RawSetting(string Name, string Text, IReadOnlyList<string>? Items = null);
