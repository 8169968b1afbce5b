using Mcp.Daemon.Experts.Endpoints;

namespace Mcp.Daemon.Experts.Capacity;

/// <summary>How many of a provider's experts are asked now, and how many calls wait for that.</summary>
internal sealed record QueueFigures(ProviderKind Kind, int Running, int Waiting);
