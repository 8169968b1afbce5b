using Mcp.Daemon.Configuration;
using Mcp.Daemon.Experts.Catalogue;
using Mcp.Daemon.Experts.Endpoints;

namespace Mcp.Daemon.Experts.Choosing;

/// <summary>
/// Chooses the model for a question: by what is known, and only when that does not settle it by asking the endpoints
/// what they serve.
/// </summary>
internal sealed class ModelChooser(ModelCatalogue catalogue, ModelDiscovery discovery)
{
    /// <exception cref="Answers.ToolFailureException">No model of that name, none configured, or none allowed.</exception>
    public async Task<ModelPlan> ChooseAsync(SessionConfiguration session, ModelRequest request, CancellationToken cancellationToken)
    {
        var offer = Known(session);
        var unasked = Unasked(offer, request);
        return ModelSelection.Plan(
            unasked.Count == 0 ? offer : (await WithAsync(session, offer.Endpoints, unasked, cancellationToken)).Offer, request);
    }

    /// <summary>What is known without asking anybody.</summary>
    public ModelOffer Known(SessionConfiguration session) =>
        ModelOffer.From(catalogue.Current.Snapshot, EndpointTable.For(session), session.Values, new Dictionary<string, IReadOnlyList<string>>());

    /// <summary>Everything, the endpoints' own lists included, and what each endpoint said.</summary>
    public async Task<(ModelOffer Offer, IReadOnlyList<Found> Found)> AllAsync(
        SessionConfiguration session, CancellationToken cancellationToken)
    {
        var table = EndpointTable.For(session);
        return await WithAsync(session, table, table.Usable, cancellationToken);
    }

    /// <summary>What each endpoint says now, whatever it said a moment ago.</summary>
    public Task<IReadOnlyList<Found>> ProbeAsync(SessionConfiguration session, CancellationToken cancellationToken) =>
        discovery.AskAsync(EndpointTable.For(session).Usable, anew: true, cancellationToken);

    private async Task<(ModelOffer Offer, IReadOnlyList<Found> Found)> WithAsync(
        SessionConfiguration session, EndpointTable table, IReadOnlyList<ExpertEndpoint> asked, CancellationToken cancellationToken)
    {
        var found = await discovery.AskAsync(asked, anew: false, cancellationToken);
        var models = found.ToDictionary(one => one.Endpoint, one => one.Models);
        return (ModelOffer.From(catalogue.Current.Snapshot, table, session.Values, models), found);
    }

    /// <summary>The endpoints whose lists could change the choice: none when it is settled already.</summary>
    private static List<ExpertEndpoint> Unasked(ModelOffer offer, ModelRequest request)
    {
        var name = string.IsNullOrWhiteSpace(request.Model) ? offer.DefaultModel ?? ModelSelection.Auto : request.Model.Trim();
        var isAuto = name.Equals(ModelSelection.Auto, StringComparison.OrdinalIgnoreCase);
        var settled = isAuto
            ? offer.Usable.Any(choice => request.OnlyProvider is null || request.OnlyProvider == choice.Endpoint.Name)
            : ModelSelection.Meant(offer, request, name).Count > 0;
        if (settled)
        {
            return [];
        }

        var candidates = offer.Endpoints.Usable
            .Where(endpoint => ModelDiscovery.Asks(endpoint) && (request.OnlyProvider is null || request.OnlyProvider == endpoint.Name))
            .ToList();
        var named = candidates.Find(endpoint => name.StartsWith(endpoint.Name + "/", StringComparison.OrdinalIgnoreCase));
        return named is null ? candidates : [named];
    }
}
