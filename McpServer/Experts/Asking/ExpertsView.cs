using Mcp.Daemon.Answers;
using Mcp.Daemon.Experts.Capacity;
using Mcp.Daemon.Experts.Endpoints;
using Mcp.Daemon.Experts.Resilience;

namespace Mcp.Daemon.Experts.Asking;

/// <summary>What <c>status</c> shows of breakers and queue, read at the moment it asks.</summary>
internal sealed class ExpertsView(BreakerTable breakers, ExpertQueue queue)
{
    /// <param name="endpoints">The asking session's own: how another's endpoints are is that one's business.</param>
    public ExpertsStatus Now(EndpointTable endpoints) => new(
        [.. queue.Figures()
            .Where(figures => figures.Running + figures.Waiting > 0)
            .Select(figures => new ProviderLoad(Name(figures.Kind), figures.Running, figures.Waiting))],
        [.. breakers.Of(endpoints.Usable).Select(view => new ModelHealth(
            view.Model, State(view.State), view.Failures, view.LastFailure, Math.Round(view.UntilRecovery.TotalSeconds, 1)))]);

    private static string Name(ProviderKind kind) => kind switch
    {
        ProviderKind.Kimi => "kimi",
        ProviderKind.Glm => "glm",
        _ => "other",
    };

    private static ModelHealthState State(BreakerState state) => state switch
    {
        BreakerState.Open => ModelHealthState.Open,
        BreakerState.HalfOpen => ModelHealthState.HalfOpen,
        _ => ModelHealthState.Closed,
    };
}
