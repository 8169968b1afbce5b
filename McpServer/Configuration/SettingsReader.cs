namespace Mcp.Daemon.Configuration;

/// <summary>
/// The settings of the daemon, read once: shipped file, the user's file, environment, command line, each over the one
/// before; and the settings of each session on top.
/// </summary>
internal sealed class SettingsReader
{
    private readonly IReadOnlyDictionary<string, string> _environment;

    private SettingsReader(SettingSources sources)
    {
        var notes = new ConfigNotes();
        var reading = new LayerReading(notes, sources.Environment);
        var values = EffectiveSettings.Defaults();
        foreach (var layer in Layers(sources, notes))
        {
            values = values.With(reading.Values(layer));
        }

        LadderBinding.Check(values, notes);
        Clients = ClientLimits.Read(sources.ClientsFile, notes);
        _environment = sources.Environment;
        Sources = sources;
        Values = values;
        Faults = notes.Faults;
        Warnings = notes.Warnings;
    }

    /// <summary>Reads everything and notes every fault; it throws for none of them.</summary>
    public static SettingsReader Read(SettingSources sources) => new(sources);

    /// <summary>Where it was read from; the catalogue of models lies beside the settings.</summary>
    public SettingSources Sources { get; }

    /// <summary>What holds for the daemon, and for a session that sets nothing.</summary>
    public EffectiveSettings Values { get; }

    /// <summary>What is known of clients' limits.</summary>
    public ClientLimits Clients { get; }

    public IReadOnlyList<ConfigFault> Faults { get; }

    public IReadOnlyList<string> Warnings { get; }

    /// <summary>The daemon's settings, typed.</summary>
    /// <exception cref="ConfigFaultsException">There is a fault; all are in the message.</exception>
    public DaemonSettings ForDaemon() =>
        Faults.Count > 0 ? throw new ConfigFaultsException(Faults) : SettingsBinding.Daemon(Values);

    /// <summary>A session's settings, typed.</summary>
    /// <param name="variables">What its Hello brought. They are the session's alone and are not kept anywhere else.</param>
    /// <exception cref="ConfigFaultsException">A variable has a fault; all are in the message: refuse the Hello.</exception>
    public SessionConfiguration ForSession(IReadOnlyDictionary<string, string> variables)
    {
        var notes = new ConfigNotes();
        var layer = new SettingLayer(new Origin(Layer.Session), Raw(variables));
        var session = new LayerReading(notes, _environment).Values(layer);
        var values = Values.With(SessionRules.Apply(Values, session, notes));
        LadderBinding.Check(values, notes);
        return notes.Faults.Count > 0
            ? throw new ConfigFaultsException(notes.Faults)
            : SettingsBinding.Session(values, notes.Warnings);
    }

    private static IEnumerable<SettingLayer> Layers(SettingSources sources, ConfigNotes notes)
    {
        if (sources.ShippedFile is { } shipped)
        {
            yield return SettingFile.Read(shipped, Layer.ShippedFile, notes);
        }

        if (sources.UserFile is { } user)
        {
            yield return SettingFile.Read(user, Layer.UserFile, notes);
        }

        yield return new SettingLayer(new Origin(Layer.DaemonEnvironment), Raw(sources.Environment));
        yield return CommandLine(sources.CommandLine, notes);
    }

    private static RawSetting[] Raw(IReadOnlyDictionary<string, string> variables) =>
    [
        .. variables
            .OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => new RawSetting(pair.Key, pair.Value)),
    ];

    private static SettingLayer CommandLine(IReadOnlyList<string> pairs, ConfigNotes notes)
    {
        var origin = new Origin(Layer.CommandLine);
        foreach (var pair in pairs.Where(pair => pair.IndexOf('=') <= 0))
        {
            notes.Faults.Add(new ConfigFault("--set " + pair.Split('=')[0], "", "must be NAME=VALUE", origin));
        }

        var settings = pairs
            .Where(pair => pair.IndexOf('=') > 0)
            .Select(pair => pair.Split('=', 2))
            .Select(pair => new RawSetting(pair[0], pair[1]));
        return new SettingLayer(origin, [.. settings]);
    }
}
