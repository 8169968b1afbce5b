using Mcp.Daemon.Configuration;

namespace Mcp.Tests.Configuration;

/// <summary>Settings read from a directory of its own and a made-up environment.</summary>
internal sealed class SettingsRig : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("mcp-settings-");
    private SettingSources _sources = new();

    public string UserFile => Path.Combine(_directory.FullName, "config.json");

    public string ShippedFile => Path.Combine(_directory.FullName, "mcpserver.json");

    public SettingsRig Shipped(string json)
    {
        File.WriteAllText(ShippedFile, json);
        _sources = _sources with { ShippedFile = ShippedFile };
        return this;
    }

    public SettingsRig User(string json)
    {
        File.WriteAllText(UserFile, json);
        _sources = _sources with { UserFile = UserFile };
        return this;
    }

    public SettingsRig Environment(params (string Name, string Value)[] variables)
    {
        _sources = _sources with { Environment = Variables(variables) };
        return this;
    }

    public SettingsRig CommandLine(params string[] pairs)
    {
        _sources = _sources with { CommandLine = pairs };
        return this;
    }

    public SettingSources Sources => _sources;

    public SettingsReader Read() => SettingsReader.Read(_sources);

    public SessionConfiguration Session(params (string Name, string Value)[] variables) => Read().ForSession(Variables(variables));

    public void Dispose() => _directory.Delete(recursive: true);

    private static Dictionary<string, string> Variables((string Name, string Value)[] variables) =>
        variables.ToDictionary(variable => variable.Name, variable => variable.Value);
}
