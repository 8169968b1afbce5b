namespace Mcp.Daemon.Git;

/// <summary>How much of a change is read. What goes beyond is listed as cut, with the limit that cut it.</summary>
internal sealed record ChangeLimits
{
    /// <summary>Files whose content is read; more than that is a generated or vendored change.</summary>
    public int MaxFiles { get; init; } = 1_000;

    /// <summary>Bytes of one file, on either side.</summary>
    public long MaxFileBytes { get; init; } = 1_000_000;

    /// <summary>Bytes of all files together, each part and side for itself; it bounds the daemon's memory.</summary>
    public long MaxTotalBytes { get; init; } = 32_000_000;

    /// <summary>Entries of the lists of what was cut or withheld, so that an answer stays readable.</summary>
    public int MaxListed { get; init; } = 50;
}
