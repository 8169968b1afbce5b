using System.Text.Json.Serialization;

namespace Mcp.Daemon.Answers;

/// <summary>One part of the server that was looked at, and what to do where it is not well.</summary>
internal sealed record HealthCheck(string Part, HealthState State, string Detail);

internal enum HealthState
{
    [JsonStringEnumMemberName("ok")] Ok,

    /// <summary>It works, with something missing.</summary>
    [JsonStringEnumMemberName("warning")] Warning,

    [JsonStringEnumMemberName("failed")] Failed,
}
