namespace Mcp.Daemon.Configuration;

/// <summary>What is known of one client's patience with a tool call, and from where.</summary>
internal sealed record ClientLimit
{
    /// <summary>What the client calls itself in <c>clientInfo.name</c>; <c>*</c> stands for anything, case does not count.</summary>
    public required string Name { get; init; }

    /// <summary>After this the client gives up; null when no limit is known, and then the default patience holds.</summary>
    public TimeSpan? Limit { get; init; }

    /// <summary>Whether each progress notification starts the limit anew.</summary>
    public bool ProgressResets { get; init; }

    /// <summary>Where it was read.</summary>
    public required string Source { get; init; }

    /// <summary>When it was read there.</summary>
    public required DateOnly Read { get; init; }

    public string? Note { get; init; }
}
