using System.Text;

namespace Mcp.Daemon.Configuration;

/// <summary>The catalogue as documentation: a test holds the written page equal to it.</summary>
internal static class SettingTable
{
    public static string Markdown(IReadOnlyList<Setting> catalogue)
    {
        var text = new StringBuilder();
        text.Append("| setting | kind | default | allowed | scope | what it does |\n");
        text.Append("|---|---|---|---|---|---|\n");
        foreach (var setting in catalogue.Concat(SettingCatalogue.Patterns.Select(pattern => pattern.Shown)))
        {
            var standard = string.IsNullOrEmpty(setting.Default) ? "" : $"`{setting.Default}`";
            text.Append($"| `{setting.Name}` | {Word(setting.Kind)} | {standard} | {setting.Allowed} | ");
            text.Append($"{Word(setting.Scope)} | {setting.Description} |\n");
        }

        return text.ToString();
    }

#pragma warning disable CA1308 // Lower case is for people to read, not for comparing.
    private static string Word(Enum word) => word.ToString().ToLowerInvariant();
#pragma warning restore CA1308
}
