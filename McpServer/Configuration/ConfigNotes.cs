namespace Mcp.Daemon.Configuration;

/// <summary>What a reading of the settings has to say: faults, which stop it, and warnings, which do not.</summary>
internal sealed class ConfigNotes
{
    public List<ConfigFault> Faults { get; } = [];

    public List<string> Warnings { get; } = [];

    public void Fault(Setting setting, string text, string rule, Origin origin) =>
        Faults.Add(new ConfigFault(setting.Name, SecretText.Shown(setting.Kind, text), rule, origin));
}
