using System.Text.Json;

namespace Mcp.Tests.Clients;

/// <summary>The TOML form of Codex: one table for the server, one below it for its environment.</summary>
internal static class CodexEntry
{
    private static readonly string[] Members = ["command", "args", "cwd", "startup_timeout_sec", "tool_timeout_sec", "enabled_tools", "disabled_tools"];

    public static ClientEntry Read(string text)
    {
        var tables = TomlTables.Read(text);
        var server = tables.Keys.Single(name => name.Split('.') is ["mcp_servers", _]);
        var entry = tables[server];
        if (entry.Keys.Except(Members).FirstOrDefault() is { } unknown)
        {
            throw new FormatException($"Codex does not know {unknown}.");
        }

        return new ClientEntry
        {
            Command = entry["command"].GetString()!,
            Arguments = [.. entry["args"].EnumerateArray().Select(one => one.GetString()!)],
            Variables = tables[server + ".env"].ToDictionary(one => one.Key, one => one.Value.GetString()!),
            CallTimeout = Seconds(entry["tool_timeout_sec"]),
            StartTimeout = Seconds(entry["startup_timeout_sec"]),
        };
    }

    private static TimeSpan Seconds(JsonElement value) => TimeSpan.FromSeconds(value.GetInt32());
}
