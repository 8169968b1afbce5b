using System.Text;

namespace Mcp.Daemon.Configuration;

/// <summary>The text of <c>config/mcpserver.json</c>: every setting with its default and what it does.</summary>
/// <remarks>A setting without a default, and every secret, is commented out and shows how it would be written.</remarks>
internal static class ShippedConfig
{
    public static string Text(IReadOnlyList<Setting> catalogue)
    {
        var text = new StringBuilder("{\n");
        var last = catalogue.Last(setting => setting.Default is not null);
        foreach (var setting in catalogue)
        {
            var allowed = setting.Allowed.Length > 0 ? $" Allowed: {setting.Allowed}." : "";
            text.Append($"  // {setting.Description}{allowed}\n");
            text.Append(setting.Default is null ? "  // " : "  ");
            text.Append($"\"{setting.Name}\": {Json(setting)}{(setting == last ? "" : ",")}\n");
        }

        return text.Append("}\n").ToString();
    }

    private static string Json(Setting setting) => setting.Kind switch
    {
        SettingKind.Secret => $"\"env:{setting.Name}\"",
        SettingKind.List or SettingKind.Paths => "[]",
        SettingKind.Seconds or SettingKind.Integer or SettingKind.Number => setting.Default ?? setting.Example ?? "0",
        SettingKind.Boolean => setting.Default ?? "false",
        _ => $"\"{setting.Default}\"",
    };
}
