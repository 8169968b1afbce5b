namespace Mcp.Daemon.Configuration;

/// <summary>A value that keeps its setting's rule, and where it came from.</summary>
internal sealed record SettingValue(Setting Setting, string Text, Origin Origin)
{
    /// <summary>The items of a list, else empty.</summary>
    public IReadOnlyList<string> Items { get; init; } = [];

    /// <summary>Whether somebody chose it: the shipped file only repeats the defaults until it is edited.</summary>
    public bool IsSet => Origin.Layer > Layer.ShippedFile
        || (Origin.Layer == Layer.ShippedFile && Text != (Setting.Default ?? ""));

    /// <summary>For people to read: secrets masked.</summary>
    public string Shown => SecretText.Shown(Setting.Kind, Text);

    /// <summary>The same as <see cref="Shown"/>: a record would print its key into the first log it meets.</summary>
    public override string ToString() => $"{Setting.Name}={Shown} ({Origin})";
}
