using System.Security.Cryptography;
using System.Text;
using Mcp.Daemon.Configuration;

namespace Mcp.Daemon.Calls;

/// <summary>
/// Who may share or collect a call: whoever sees the same directories and would ask the same experts with the same
/// keys. Digests only; nothing of a key can be read from it. Sessions without a workspace see the same, which is nothing:
/// they share what needs no directory, as a conversation is to go on in the next editor that has none.
/// </summary>
internal readonly record struct CallScope(string Workspace, string Experts)
{
    // What no expert's answer depends on. Named here rather than what it does depend on, so that a setting that is
    // added later separates callers until somebody has thought about it. The roots are part of the workspace.
    private static readonly HashSet<string> Indifferent =
        ["ALLOWED_TOOLS", "DISABLED_TOOLS", "MCP_EXPERT_ROOTS", "RERUN_LOST_CALLS"];

    public static CallScope Of(CallerContext caller) =>
        new(Digest(string.Join('\0', caller.Workspace.Roots.Prepend(caller.Workspace.Root ?? ""))), Of(caller.Settings.Values));

    private static string Of(EffectiveSettings settings)
    {
        var text = new StringBuilder();
        foreach (var value in settings.All)
        {
            var setting = value.Setting;
            if (setting.Scope is SettingScope.Session && setting.Kind is not SettingKind.Seconds && !Indifferent.Contains(setting.Name))
            {
                text.Append(setting.Name).Append('=');
                // A key and its URL belong together by where they were set: the same words elsewhere are another endpoint.
                text.Append(setting.Kind is SettingKind.Secret ? $"{value.Origin.Layer}:{Digest(value.Text)}"
                    : setting.Kind is SettingKind.Url ? $"{value.Origin.Layer}:{value.Text}"
                    : value.Text).Append('\0');
            }
        }

        return Digest(text.ToString());
    }

    private static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
