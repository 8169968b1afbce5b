using Mcp.Daemon.Configuration;
using Mcp.Daemon.Experts.Endpoints;

namespace Mcp.Daemon.Tools;

/// <summary>What decides which tools a session sees: its configuration, and nothing a request could change.</summary>
/// <param name="Disabled">The names of DISABLED_TOOLS.</param>
/// <param name="Providers">The endpoints that the session may ask.</param>
internal sealed record ToolOffer(IReadOnlySet<string> Disabled, IReadOnlySet<string> Providers)
{
    /// <summary>The names of ALLOWED_TOOLS; none allows all.</summary>
    public IReadOnlySet<string> Allowed { get; init; } = new HashSet<string>();

    public static ToolOffer Of(SessionConfiguration session) => new(
        session.DisabledTools, EndpointTable.For(session).Usable.Select(endpoint => endpoint.Name).ToHashSet())
    {
        Allowed = session.AllowedTools,
    };

    public bool Has(ToolDefinition tool) =>
        LeavesOut(tool.Name) is null && (tool.Provider is not { } provider || Providers.Contains(provider));

    /// <summary>The setting that keeps a tool of that name out, or null.</summary>
    public string? LeavesOut(string name) =>
        Disabled.Contains(name) ? "DISABLED_TOOLS" : Allowed.Count > 0 && !Allowed.Contains(name) ? "ALLOWED_TOOLS" : null;
}
