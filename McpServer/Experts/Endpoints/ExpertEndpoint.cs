namespace Mcp.Daemon.Experts.Endpoints;

/// <summary>
/// Where a session may ask models: one base URL with the key that belongs to it. Made from the session's settings;
/// a key is only ever in one whose URL was configured in the key's own scope, or is the provider's own.
/// </summary>
internal sealed record ExpertEndpoint
{
    /// <summary>kimi, glm, custom, ollama, lmstudio, or the lower-case name the user gave it.</summary>
    public required string Name { get; init; }

    public required ProviderKind Kind { get; init; }

    /// <summary>What <c>/chat/completions</c> is appended to; no trailing slash.</summary>
    public required Uri BaseUrl { get; init; }

    /// <summary>The bearer key, or null for an endpoint that wants none. Never printed.</summary>
    public string? Key { get; init; }

    /// <summary>The proxy to use, or null: none for loopback, else the system's own.</summary>
    public Uri? Proxy { get; init; }

    /// <summary>The expert rung here: silence after which a call ends.</summary>
    public required TimeSpan Silence { get; init; }

    /// <summary>The expert rung while the model searches the web.</summary>
    public required TimeSpan SearchSilence { get; init; }

    /// <summary>Whether the base URL is on this machine (loopback): what local-only mode allows, and what costs nothing.</summary>
    public required bool IsLocal { get; init; }

    /// <summary>Tells endpoints apart in breakers and call keys without holding the key: name, URL and a digest of the key.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>A record would print its key into the first log it meets.</summary>
    public override string ToString() => $"{Name} ({BaseUrl})";
}
