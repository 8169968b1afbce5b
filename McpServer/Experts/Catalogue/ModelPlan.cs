namespace Mcp.Daemon.Experts.Catalogue;

/// <summary>Which model is asked, and which instead when it cannot answer. Pure result of catalogue, endpoints, allow lists and request.</summary>
/// <param name="First">The model to ask.</param>
/// <param name="Fallbacks">Declared alternatives, in order: of the named model, or the rest of the category's list for <c>auto</c>.</param>
/// <param name="Notes">What should be known of the choice, one sentence each.</param>
internal sealed record ModelPlan(ModelChoice First, IReadOnlyList<ModelChoice> Fallbacks, IReadOnlyList<string> Notes)
{
    /// <summary>Every other model that may be asked, in the order of the endpoints: who else can sit on a panel.</summary>
    public IReadOnlyList<ModelChoice> Others { get; init; } = [];
}
