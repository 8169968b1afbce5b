using System.Globalization;

namespace Mcp.Daemon.Configuration;

/// <summary>One value for each setting that has one, each with its origin.</summary>
internal sealed class EffectiveSettings
{
    private readonly Dictionary<string, SettingValue> _values;

    private EffectiveSettings(Dictionary<string, SettingValue> values)
    {
        _values = values;
    }

    /// <summary>The defaults alone.</summary>
    public static EffectiveSettings Defaults() => new(SettingCatalogue.All
        .Where(setting => setting.Default is not null)
        .Select(setting =>
            SettingSyntax.TryRead(setting, new RawSetting(setting.Name, setting.Default ?? ""), new Origin(Layer.Default))
            ?? throw new InvalidOperationException($"The default of {setting.Name} breaks its own rule."))
        .ToDictionary(value => value.Setting.Name));

    /// <summary>All values, in the order of the catalogue, then those of endpoints.</summary>
    public IEnumerable<SettingValue> All => SettingCatalogue.All
        .Select(setting => setting.Name)
        .Concat(_values.Keys
            .Where(name => SettingCatalogue.OfPattern(name) is not null)
            .Order())
        .Select(Find)
        .OfType<SettingValue>();

    /// <summary>The value with its origin, or null when the setting has neither a value nor a default.</summary>
    public SettingValue? Find(string name) => _values.GetValueOrDefault(name);

    public string? Text(string name) => Find(name)?.Text;

    public IReadOnlyList<string> Items(string name) => Find(name)?.Items ?? [];

    public bool IsTrue(string name) => Text(name) == "true";

    public decimal? Number(string name) => Text(name) is { } text ? decimal.Parse(text, CultureInfo.InvariantCulture) : null;

    /// <summary>A number of seconds that somebody chose, or null.</summary>
    public decimal? SetNumber(string name) => Find(name) is { IsSet: true } ? Number(name) : null;

    /// <summary>A time whose setting has a default.</summary>
    public TimeSpan Seconds(string name) => TimeSpan.FromTicks((long)(Required(name) * TimeSpan.TicksPerSecond));

    /// <summary>A number whose setting has a default.</summary>
    public decimal Required(string name) => Number(name) ?? throw new InvalidOperationException($"{name} has no default.");

    /// <summary>These values with a layer laid over them.</summary>
    public EffectiveSettings With(IEnumerable<SettingValue> layer)
    {
        var values = new Dictionary<string, SettingValue>(_values);
        foreach (var value in layer)
        {
            values[value.Setting.Name] = value;
        }

        return new EffectiveSettings(values);
    }
}
