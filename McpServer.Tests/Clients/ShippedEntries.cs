using Mcp.Tests.Configuration;

namespace Mcp.Tests.Clients;

/// <summary>The files under <c>config/clients</c>, each read as its client reads it.</summary>
internal static class ShippedEntries
{
    /// <summary>Stands in every file for where the user put the shim.</summary>
    public const string Placeholder = "/ABSOLUTE/PATH/TO/mcp-shim";

    public static string[] Files { get; } = ["claude-code.mcp.json", "codex.config.toml", "cursor.mcp.json", "vscode.mcp.json"];

    /// <summary>Those of clients that have a limit of their own to set.</summary>
    public static string[] WithTimeout { get; } = ["claude-code.mcp.json", "codex.config.toml"];

    public static ClientEntry Read(string file)
    {
        var text = File.ReadAllText(Checkout.File("config", "clients", file));
        return file switch
        {
            "claude-code.mcp.json" => JsonEntry.Read(text, "mcpServers", "type", "command", "args", "env", "timeout"),
            "cursor.mcp.json" => JsonEntry.Read(text, "mcpServers", "type", "command", "args", "env", "envFile"),
            "vscode.mcp.json" => JsonEntry.Read(text, "servers", "type", "command", "args", "env", "envFile", "cwd"),
            "codex.config.toml" => CodexEntry.Read(text),
            _ => throw new ArgumentException($"No client reads {file}.", nameof(file)),
        };
    }
}
