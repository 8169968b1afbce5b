using Mcp.Contract;

namespace Mcp.Daemon.Configuration;

/// <summary>One layer's text made values: each checked against its setting, each fault and doubt noted.</summary>
/// <param name="notes">Where faults and warnings go.</param>
/// <param name="environment">Where a file's <c>env:NAME</c> is looked up.</param>
internal sealed class LayerReading(ConfigNotes notes, IReadOnlyDictionary<string, string> environment)
{
    /// <summary>What a file must write in place of a key.</summary>
    private const string VariableReference = "env:";

    public IReadOnlyList<SettingValue> Values(SettingLayer layer) =>
        [.. layer.Settings.Select(raw => Value(raw, layer.Origin)).OfType<SettingValue>()];

    private SettingValue? Value(RawSetting raw, Origin origin)
    {
        if (SettingCatalogue.Find(raw.Name) is not { } setting)
        {
            Unknown(raw.Name, origin);
            return null;
        }

        if (origin.Layer == Layer.Session && setting.Scope == SettingScope.Daemon)
        {
            notes.Warnings.Add(setting.Kind == SettingKind.KeyFile
                ? $"{setting.Name} names a file to read a key from: only your own config.json may, and it has no effect in a session."
                : $"{setting.Name} shapes the daemon itself and has no effect in a session.");
            return null;
        }

        // Empty is how an environment or an mcp.json says "not set".
        return
            raw.Text.Trim().Length == 0 ? null :
            setting.Kind == SettingKind.Secret ? Secret(setting, raw, origin) :
            Plain(setting, raw, origin);
    }

    private SettingValue? Plain(Setting setting, RawSetting raw, Origin origin)
    {
        var value = SettingSyntax.TryRead(setting, raw, origin);
        if (value is null)
        {
            notes.Fault(setting, raw.Text, $"must be {setting.Rule}", origin);
        }

        return value;
    }

    private SettingValue? Secret(Setting setting, RawSetting raw, Origin origin)
    {
        var text = raw.Text.Trim();
        if (origin.Layer is Layer.ShippedFile or Layer.UserFile)
        {
            if (!text.StartsWith(VariableReference, StringComparison.Ordinal))
            {
                notes.Fault(
                    setting, text, "must not stand in a file: write \"env:NAME\" with the variable that holds it", origin);
                return null;
            }

            var variable = text[VariableReference.Length..].Trim();
            text = environment.GetValueOrDefault(variable, "").Trim();
            if (text.Length == 0)
            {
                notes.Warnings.Add($"{setting.Name} ({origin}) names the variable {variable}, which is not set.");
                return null;
            }
        }

        if (SecretText.IsPlaceholder(text))
        {
            notes.Warnings.Add($"{setting.Name} ({origin}) looks like a placeholder, not like a key, and is ignored.");
            return null;
        }

        return new SettingValue(setting, text, origin);
    }

    private void Unknown(string name, Origin origin)
    {
        if (origin.Layer is Layer.DaemonEnvironment or Layer.Session)
        {
            Doubt(name, origin);
            return;
        }

        // Nobody writes a key into a settings file for another program.
        var nearest = SettingCatalogue.Nearest(name, name.Length);
        var hint = SessionVariables.ProcessNames.Contains(name)
            ? "is read from the environment only"
            : $"is not a setting; did you mean {nearest}?";
        notes.Faults.Add(new ConfigFault(name, "", hint, origin));
    }

    private void Doubt(string name, Origin origin)
    {
        if (SessionVariables.ProcessNames.Contains(name))
        {
            return;
        }

        // Two letters of a short name are another word: PLACE is not LOCALE.
        var nearest = SettingCatalogue.Nearest(name, Math.Min(2, name.Length / 4));
        if (nearest is not null || name.StartsWith(SessionVariables.Prefix, StringComparison.Ordinal))
        {
            var hint = nearest is null ? "." : $"; did you mean {nearest}?";
            notes.Warnings.Add($"{name} ({origin}) is not a setting and has no effect{hint}");
        }
    }
}
