namespace Mcp.Tests.Clients;

/// <summary>What one client's file says about starting this server, read by that client's rules.</summary>
internal sealed record ClientEntry
{
    public required string Command { get; init; }

    public required IReadOnlyList<string> Arguments { get; init; }

    public required IReadOnlyDictionary<string, string> Variables { get; init; }

    /// <summary>The limit the client itself keeps for a call; null where it has no such setting.</summary>
    public required TimeSpan? CallTimeout { get; init; }

    /// <summary>The same for the start; null likewise.</summary>
    public TimeSpan? StartTimeout { get; init; }
}
