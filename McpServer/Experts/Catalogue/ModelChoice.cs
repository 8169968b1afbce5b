using Mcp.Daemon.Experts.Endpoints;

namespace Mcp.Daemon.Experts.Catalogue;

/// <summary>A model at an endpoint that this session may use.</summary>
internal sealed record ModelChoice(ExpertEndpoint Endpoint, CatalogueModel Model)
{
    /// <summary>How breakers tell models apart.</summary>
    public string Fingerprint => $"{Endpoint.Fingerprint}/{Model.Name}";
}
