using Mcp.Daemon.Configuration;
using Mcp.Daemon.Experts.Endpoints;

namespace Mcp.Daemon.Tools;

/// <summary>What decides which tools a session sees: its configuration, and nothing a request could change.</summary>
/// <param name="Disabled">The names of DISABLED_TOOLS.</param>
/// <param name="Providers">The endpoints that the session may ask.</param>
internal sealed record ToolOffer(IReadOnlySet<string> Disabled, IReadOnlySet<string> Providers)
{
    public static ToolOffer Of(SessionConfiguration session) => new(
        session.DisabledTools, EndpointTable.For(session).Usable.Select(endpoint => endpoint.Name).ToHashSet());

    public bool Has(ToolDefinition tool) =>
        !Disabled.Contains(tool.Name) && (tool.Provider is not { } provider || Providers.Contains(provider));
}
