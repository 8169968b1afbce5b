using Mcp.Contract;

namespace Mcp.Daemon.Configuration;

/// <summary>Where settings are looked for: two files, an environment and the command line.</summary>
internal sealed record SettingSources
{
    /// <summary>The file that comes with the product, or null when it was not found: then the defaults hold.</summary>
    public string? ShippedFile { get; init; }

    /// <summary>The user's own file, or null when there is none.</summary>
    public string? UserFile { get; init; }

    /// <summary>Where the user's files lie, whether or not there are any: catalogue and prompts are looked for there.</summary>
    public string? UserDirectory { get; init; }

    /// <summary>What is known of clients, beside the shipped file; null when that was not found: then the built-in one holds.</summary>
    public string? ClientsFile { get; init; }
    /// <summary>The catalogue of models that comes with the product, or null when it was not found.</summary>
    public string? ShippedModels { get; init; }

    /// <summary>Where the user's own catalogue is or may appear, beside the user's settings.</summary>
    public string? UserModels { get; init; }

    /// <summary>The catalogue's files, weakest first.</summary>
    public IEnumerable<string> ModelFiles => new[] { ShippedModels, UserModels }.OfType<string>();

    /// <summary>The daemon's environment.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>What followed each <c>--set</c>: NAME=VALUE.</summary>
    public IReadOnlyList<string> CommandLine { get; init; } = [];

    /// <summary>The sources of this process.</summary>
    public static SettingSources OfProcess(IReadOnlyList<string> commandLine)
    {
        var environment = new Dictionary<string, string>();
        foreach (System.Collections.DictionaryEntry entry in System.Environment.GetEnvironmentVariables())
        {
            environment[(string)entry.Key] = (string?)entry.Value ?? "";
        }

        return From(
            environment,
            commandLine,
            AppContext.BaseDirectory,
            HomeDirectory.Find());
    }

    /// <param name="environment">The variables, of which MCP_EXPERT_CONFIG names the user's file.</param>
    /// <param name="commandLine">NAME=VALUE each.</param>
    /// <param name="baseDirectory">Where the daemon's executable lies.</param>
    /// <param name="home">The user's home directory; null when there is none, and so nothing of the user's in it.</param>
    public static SettingSources From(
        IReadOnlyDictionary<string, string> environment,
        IReadOnlyList<string> commandLine,
        string baseDirectory,
        string? home)
    {
        // A build has the file beside the daemon; a published daemon lies one folder deeper than it.
        string[] shipped =
        [
            Path.Combine(baseDirectory, "config", "mcpserver.json"),
            Path.GetFullPath(Path.Combine(baseDirectory, "..", "config", "mcpserver.json")),
        ];
        var named = environment.GetValueOrDefault("MCP_EXPERT_CONFIG");
        var usual = home is null ? null : Path.Combine(home, ".config", "mcp-expert", "config.json");
        var user = !string.IsNullOrWhiteSpace(named) ? Path.GetFullPath(named) : usual;
        var directory = user is null ? null : Path.GetDirectoryName(user);
        var found = shipped.FirstOrDefault(File.Exists);
        return new SettingSources
        {
            UserDirectory = directory,
            ShippedFile = found,
            ClientsFile = found is null ? null : Path.Combine(Path.GetDirectoryName(found)!, "clients.json"),
            // A file that was asked for and is not there must be a fault, not a silence.
            UserFile = user != usual || File.Exists(usual) ? user : null,
            ShippedModels = shipped.Select(file => Path.Combine(Path.GetDirectoryName(file)!, "models.json")).FirstOrDefault(File.Exists),
            UserModels = directory is null ? null : Path.Combine(directory, "models.json"),
            Environment = environment,
            CommandLine = commandLine,
        };
    }
}
