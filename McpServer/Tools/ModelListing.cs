using Mcp.Daemon.Answers;
using Mcp.Daemon.Configuration;
using Mcp.Daemon.Experts.Catalogue;
using Mcp.Daemon.Experts.Choosing;
using Mcp.Daemon.Experts.Endpoints;

namespace Mcp.Daemon.Tools;

/// <summary>What <c>listmodels</c> reports, gathered at the moment it asks.</summary>
internal sealed class ModelListing(ModelCatalogue catalogue, ModelChooser chooser)
{
    /// <param name="session">The asking session: its endpoints, allow lists and names.</param>
    /// <param name="all">Whether what cannot be used is listed too, with the reason.</param>
    public async Task<ModelsReport> ReportAsync(SessionConfiguration session, bool all, CancellationToken cancellationToken)
    {
        var (offer, found) = await chooser.AllAsync(session, cancellationToken);
        var usable = offer.Usable.Select(choice => Report(choice.Model, null));
        var rest = all ? Unusable(offer) : [];
        return new ModelsReport(
            [.. usable, .. rest],
            [.. Endpoints(offer.Endpoints, found, all)],
            Enum.GetValues<ModelCategory>()
                .Select(category => (category, name: First(offer, category)))
                .Where(pair => pair.name is not null)
                .ToDictionary(pair => Word(pair.category), pair => pair.name!),
            [.. catalogue.Current.Faults, .. offer.Allowed.Warnings(offer.Known), .. offer.Endpoints.Warnings, .. found.Select(one => one.Fault).OfType<string>()])
        {
            WhyNone = offer.Usable.Any() ? null : SelectionFailures.WhyNothing(offer),
        };
    }

    private static IEnumerable<ModelReport> Unusable(ModelOffer offer)
    {
        foreach (var model in offer.Known)
        {
            if (offer.Endpoints.Find(model.Provider) is null)
            {
                yield return Report(model, offer.Endpoints.WhyNot(model.Provider) ?? $"{model.Provider} is no endpoint of this session; set MCP_EXPERT_URL_{model.Provider.ToUpperInvariant()}.");
            }
            else if (offer.Allowed.Blocking(model) is { } setting)
            {
                yield return Report(model, $"{setting} does not allow it.");
            }
        }
    }

    private static IEnumerable<EndpointReport> Endpoints(EndpointTable table, IReadOnlyList<Found> found, bool all)
    {
        foreach (var endpoint in table.Usable)
        {
            var fault = found.FirstOrDefault(one => one.Endpoint == endpoint.Name)?.Fault;
            yield return new EndpointReport(
                endpoint.Name, fault is null ? "usable" : "unreachable", endpoint.BaseUrl.ToString(), endpoint.IsLocal, fault);
        }

        foreach (var left in table.LeftOut.Where(left => all || left.Attempted || table.Usable.Count == 0))
        {
            yield return new EndpointReport(left.Name, left.Attempted ? "refused" : "not_configured", Reason: left.Reason);
        }
    }

    private static string? First(ModelOffer offer, ModelCategory category)
    {
        try
        {
            return ModelNames.Full(ModelSelection.Plan(offer, new ModelRequest(category) { Model = ModelSelection.Auto }).First.Model);
        }
        catch (ToolFailureException)
        {
            return null;
        }
    }

    private static ModelReport Report(CatalogueModel model, string? whyNot) => new(model.Name, model.Provider, whyNot is null)
    {
        Aliases = model.Aliases.Count == 0 ? null : model.Aliases,
        WhyNot = whyNot,
        ContextTokens = model.ContextTokens,
        MaxOutputTokens = model.MaxOutputTokens,
        Images = model.Images,
        Tools = model.Tools,
        WebSearch = model.WebSearch,
        StructuredOutput = model.StructuredOutput,
        Thinking = model.Thinking is { } thinking ? Word(thinking) : null,
        InputPrice = model.InputPrice,
        CachedInputPrice = model.CachedInputPrice,
        OutputPrice = model.OutputPrice,
        Source = model.Source,
        AsOf = model.AsOf?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
    };

#pragma warning disable CA1308 // Lower case is how answers write words.
    private static string Word(Enum word) => word.ToString().ToLowerInvariant();
#pragma warning restore CA1308
}
