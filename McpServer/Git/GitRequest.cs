namespace Mcp.Daemon.Git;

/// <summary>One run of git: where, with what arguments, and how much it may say.</summary>
internal sealed record GitRequest(string Directory, params IReadOnlyList<string> Arguments)
{
    /// <summary>Settings laid over those of the repository, beyond the ones every run gets.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Settings { get; init; } = [];

    /// <summary>
    /// For <c>check-ignore</c>, which takes names for names by itself and refuses to be told so. A name that could be
    /// read as more must begin with <c>./</c>.
    /// </summary>
    public bool TakesNames { get; init; }

    /// <summary>What git reads; it is closed at once when there is nothing.</summary>
    public ReadOnlyMemory<byte> Input { get; init; }

    /// <summary>Output beyond this is not read, and git is stopped. 8 MB lists some 80,000 changed files.</summary>
    public long MaxOutputBytes { get; init; } = 8_000_000;
}
