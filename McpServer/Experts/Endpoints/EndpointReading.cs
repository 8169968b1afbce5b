using System.Security.Cryptography;
using System.Text;
using Mcp.Daemon.Configuration;
using Mcp.Daemon.Timeouts;

namespace Mcp.Daemon.Experts.Endpoints;

/// <summary>One endpoint as a session's settings describe it: made whole, or the first reason why not.</summary>
/// <remarks>
/// A session's settings come from an mcp.json, which can lie in a hostile repository. So a key of the user's own goes
/// to the provider's own URL or to one that the user set, and through no proxy that a session names. A session's own
/// key may also go to a URL that the user set: whoever brings a key to this machine uses it through this machine's
/// endpoint, and no key of the user's is in that request.
/// </remarks>
internal sealed class EndpointReading
{
    private readonly KnownEndpoint _known;
    private readonly EffectiveSettings _values;
    private readonly string? _ignoredKey;

    public EndpointReading(KnownEndpoint known, SessionConfiguration session)
    {
        _known = known;
        _values = session.Values;
        _ignoredKey = IgnoredKey(session.Warnings);
        var key = EndpointKey.Find(known, _values);
        var (url, urlSetting) = BaseUrl();
        var proxy = _values.Find(Named(SettingCatalogue.EndpointProxyPrefix));
        Attempted = key.Setting is not null || urlSetting is not null || proxy is not null || _ignoredKey is not null;
        Reason = Fault(key, url, urlSetting, proxy) ?? "";
        if (Reason.Length > 0 || url is null)
        {
            return;
        }

        var proxyUrl = proxy is null ? null : new Uri(proxy.Text);
        var local = Loopback.Is(url) && (proxyUrl is null || Loopback.Is(proxyUrl));
        if (key.Text is not null && url.Scheme == Uri.UriSchemeHttp && !local)
        {
            Reason = $"{known.Name}: its key would travel unencrypted to {url}; use https, or a server on this machine.";
        }
        else if (session.LocalOnly && !local)
        {
            Reason = $"{known.Name}: MCP_EXPERT_LOCAL_ONLY allows only endpoints on this machine, and {url.Host} is not.";
        }
        else
        {
            Endpoint = Made(session.Ladder, url, key.Text, proxyUrl, local);
        }
    }

    public ExpertEndpoint? Endpoint { get; }

    /// <summary>One sentence when there is no endpoint, else empty.</summary>
    public string Reason { get; }

    /// <inheritdoc cref="LeftOutEndpoint.Attempted"/>
    public bool Attempted { get; }

    private (Uri? Url, SettingValue? Setting) BaseUrl()
    {
        var setting = Strongest([.. new[] { _known.Url, _known.Switch, Named(SettingCatalogue.EndpointUrlPrefix) }.OfType<string>()]);
        var text = setting?.Text is null or "on" ? _known.OwnUrl : setting.Text;
        if (text is null)
        {
            return (null, setting);
        }

        var url = new Uri(text.TrimEnd('/'));
        // The address of a local server alone is what people have at hand; its API lies below /v1.
        return (_known.Switch is not null && url.AbsolutePath == "/" ? new Uri(url, "v1") : url, setting);
    }

    private string? Fault(EndpointKey key, Uri? url, SettingValue? urlSetting, SettingValue? proxy)
    {
        var name = _known.Name;
        if (key.Fault is { } fault)
        {
            return $"{name}: {fault}";
        }

        if (url is null || (_known.Switch is not null && urlSetting is null))
        {
            return $"{name} is not configured. To use it, {_known.HowTo}.";
        }

        if (key.Text is null && _known.NeedsKey)
        {
            return _ignoredKey is not null ? $"{name}: {_ignoredKey} To use it, {_known.HowTo}."
                : urlSetting is null && proxy is null
                    ? $"{name} is not configured. To use it, {_known.HowTo}."
                    : $"{name} has settings but no key. To use it, {_known.HowTo}.";
        }

        if (url.Query.Length > 0 || url.Fragment.Length > 0)
        {
            return $"{name}: {urlSetting?.Setting.Name} must end with a path, without a query or a fragment.";
        }

        var foreign = key.Setting is { } held && !IsSessions(held);
        if (foreign && urlSetting is not null && IsSessions(urlSetting) && !IsOwn(url))
        {
            return $"{name}: the session sets {urlSetting.Setting.Name} but not the key, and your own key does not go to "
                + $"an address that a session names; set {key.Setting!.Setting.Name} in the same env, or the address in your config.json.";
        }

        return foreign && proxy is not null && IsSessions(proxy)
            ? $"{name}: the session sets {proxy.Setting.Name} but not the key, and your own key does not go through "
                + "a proxy that a session names; set the key in the same env, or the proxy in your config.json."
            : null;
    }

    private ExpertEndpoint Made(TimeoutLadder ladder, Uri url, string? key, Uri? proxy, bool local)
    {
        var silence = Silence(ladder);
        var digest = key is null ? "" : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..12];
        return new ExpertEndpoint
        {
            Name = _known.Name,
            Kind = _known.Kind,
            BaseUrl = url,
            Key = key,
            Proxy = proxy,
            Silence = silence,
            SearchSilence = _known.Kind is ProviderKind.Kimi && ladder.KimiWebSearch > silence ? ladder.KimiWebSearch : silence,
            IsLocal = local,
            Fingerprint = $"{_known.Name} {url} {digest} {proxy}".TrimEnd(),
        };
    }

    private TimeSpan Silence(TimeoutLadder ladder) =>
        _values.SetNumber(Named(SettingCatalogue.EndpointTimeoutPrefix)) is { } wanted
            ? TimeSpan.FromSeconds((double)LadderFit.Expert(wanted, (decimal)ladder.WorkflowTool.TotalSeconds))
            : _known.Kind switch
            {
                ProviderKind.Kimi => ladder.Kimi,
                ProviderKind.Glm => ladder.Glm,
                _ => ladder.Expert,
            };

    // What a session sets stands above what the user set, whichever of two names it chose.
    private SettingValue? Strongest(IEnumerable<string> names) => names
        .Select(_values.Find)
        .OfType<SettingValue>()
        .Where(value => value.Text != "off")
        .MaxBy(value => value.Origin.Layer);

    // Whoever has set a key and is told to set one looks in the wrong place: a placeholder, a variable that is not set.
    private string? IgnoredKey(IEnumerable<string> warnings) => warnings.FirstOrDefault(warning =>
        _known.Keys.Append(Named(SettingCatalogue.EndpointKeyPrefix)).Any(name => warning.StartsWith($"{name} (", StringComparison.Ordinal)));

    private string Named(string prefix) => prefix + _known.Name.ToUpperInvariant();

    private bool IsOwn(Uri url) => _known.OwnUrl is { } own && url == new Uri(own);

    private static bool IsSessions(SettingValue value) => value.Origin.Layer == Layer.Session;
}
