using Mcp.Daemon.Configuration;

namespace Mcp.Daemon.Experts.Endpoints;

/// <summary>
/// The endpoints one session may ask, made from its settings, and those it may not, with the reason of each. In
/// local-only mode nothing but this machine is in it, so nothing else can be asked.
/// </summary>
internal sealed record EndpointTable(IReadOnlyList<ExpertEndpoint> Usable, IReadOnlyList<LeftOutEndpoint> LeftOut)
{
    /// <summary>The one line for a user who configured nothing at all.</summary>
    public const string HowToBegin =
        "Set KIMI_API_KEY, GLM_API_KEY, CUSTOM_API_URL or MCP_EXPERT_OLLAMA=on in the server entry's env or in your config.json.";

    /// <summary>The same where only this machine may be asked.</summary>
    private const string HowToBeginLocally =
        "With MCP_EXPERT_LOCAL_ONLY, set MCP_EXPERT_OLLAMA=on, MCP_EXPERT_LMSTUDIO=on, or CUSTOM_API_URL to a server on this machine, in the server entry's env or in your config.json.";

    private static readonly string[] Prefixes =
    [
        SettingCatalogue.EndpointUrlPrefix, SettingCatalogue.EndpointKeyFilePrefix, SettingCatalogue.EndpointKeyPrefix,
        SettingCatalogue.EndpointProxyPrefix, SettingCatalogue.EndpointTimeoutPrefix, SettingCatalogue.EndpointModelsPrefix,
    ];

    /// <summary>What makes a first endpoint usable in this session, in one sentence.</summary>
    public string HowToBeginHere { get; private init; } = HowToBegin;

    public static EndpointTable For(SessionConfiguration session)
    {
        var (usable, leftOut) = (new List<ExpertEndpoint>(), new List<LeftOutEndpoint>());
        foreach (var known in KnownEndpoint.All.Concat(OwnNames(session.Values).Select(KnownEndpoint.Named)))
        {
            var reading = new EndpointReading(known, session);
            if (reading.Endpoint is { } endpoint)
            {
                usable.Add(endpoint);
            }
            else
            {
                leftOut.Add(new LeftOutEndpoint(known.Name, reading.Reason, reading.Attempted));
            }
        }

        return new EndpointTable(usable, leftOut) { HowToBeginHere = session.LocalOnly ? HowToBeginLocally : HowToBegin };
    }

    /// <summary>Every key that the session may use, those of key files too: none leaves in a text, none is written down.</summary>
    public static IReadOnlyCollection<string> KeysOf(SessionConfiguration settings) =>
        [.. For(settings).Usable.Select(endpoint => endpoint.Key).OfType<string>().Concat(settings.Keys).Distinct()];

    public ExpertEndpoint? Find(string name) =>
        Usable.FirstOrDefault(endpoint => endpoint.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Why an endpoint of that name cannot be used, or null when none of that name is left out.</summary>
    public string? WhyNot(string name) =>
        LeftOut.FirstOrDefault(left => left.Name.Equals(name, StringComparison.OrdinalIgnoreCase))?.Reason;

    /// <summary>What was configured in vain, one sentence each.</summary>
    public IEnumerable<string> Warnings => LeftOut.Where(left => left.Attempted).Select(left => left.Reason);

    // By name, so that the order of listing does not hang on the order of an environment.
    private static IEnumerable<string> OwnNames(EffectiveSettings values) => values.All
        .Select(value => value.Setting.Name)
        .Where(name => SettingCatalogue.OfPattern(name) is not null)
        .Select(NameOf)
        .Except(KnownEndpoint.All.Select(known => known.Name))
        .Order(StringComparer.Ordinal);

#pragma warning disable CA1308 // The name of an endpoint is its variable's in lower case.
    private static string NameOf(string setting) =>
        setting[Prefixes.First(prefix => setting.StartsWith(prefix, StringComparison.Ordinal)).Length..].ToLowerInvariant();
#pragma warning restore CA1308
}
