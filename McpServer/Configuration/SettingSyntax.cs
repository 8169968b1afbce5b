using System.Globalization;

namespace Mcp.Daemon.Configuration;

/// <summary>Text to value, by the setting's kind.</summary>
internal static class SettingSyntax
{
    private const NumberStyles Decimal =
        NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    /// <summary>The value in its one canonical text, or null when it breaks the setting's rule.</summary>
    public static SettingValue? TryRead(Setting setting, RawSetting raw, Origin origin)
    {
        var text = raw.Text.Trim();
        return setting.Kind switch
        {
            SettingKind.Seconds => Number(text, 3) is { } seconds ? InRange(seconds) : null,
            SettingKind.Integer => Number(text, 0) is { } whole ? InRange(whole) : null,
            SettingKind.Number => Number(text, 28) is { } number ? InRange(number) : null,
            SettingKind.Boolean => Truth(text) is { } truth ? Value(truth ? "true" : "false") : null,
            SettingKind.Choice => setting.Choices.Contains(text.ToLowerInvariant()) ? Value(text.ToLowerInvariant()) : null,
            SettingKind.Url => IsUrl(text) ? Value(text) : null,
            SettingKind.LocalServer => Truth(text) is { } on ? Value(on ? "on" : "off") : IsUrl(text) ? Value(text) : null,
            SettingKind.KeyFile => RootPath.Absolute(text) is var file && Path.IsPathFullyQualified(file) ? Value(file) : null,
            SettingKind.List => Listed(raw.Items ?? text.Split(',')),
            SettingKind.Paths => Listed((raw.Items ?? text.Split(Path.PathSeparator)).Select(RootPath.Absolute)) is { } paths
                && paths.Items.All(Path.IsPathFullyQualified) ? paths : null,
            _ => Value(text),
        };

        SettingValue Value(string canonical) => new(setting, canonical, origin);

        SettingValue? InRange(decimal number) =>
            setting.Range is not { } range || (number >= range.Least && number <= range.Most)
                ? Value(number.ToString("0.############################", CultureInfo.InvariantCulture))
                : null;

        SettingValue Listed(IEnumerable<string> parts)
        {
            string[] items = [.. parts.Select(part => part.Trim()).Where(part => part.Length > 0)];
            var separator = setting.Kind == SettingKind.Paths ? Path.PathSeparator : ',';
            return Value(string.Join(separator, items)) with { Items = items };
        }
    }

    private static decimal? Number(string text, int decimals) =>
        decimal.TryParse(text, Decimal, CultureInfo.InvariantCulture, out var number)
        && decimal.Round(number, decimals) == number
            ? number
            : null;

    private static bool? Truth(string text) => text.ToLowerInvariant() switch
    {
        "true" or "1" or "yes" or "on" => true,
        "false" or "0" or "no" or "off" => false,
        _ => null,
    };

    private static bool IsUrl(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is ("http" or "https") && uri.UserInfo.Length == 0;
}
