using Mcp.Daemon.Configuration;
using Mcp.Daemon.Experts.Catalogue;
using Mcp.Daemon.Experts.Endpoints;

namespace Mcp.Daemon.Experts.Choosing;

/// <summary>
/// All that a session's choice of a model is made from, put together once per choice: the catalogue, the session's
/// endpoints, the models its settings name, the models its endpoints were found to serve, and its allow lists.
/// </summary>
internal sealed record ModelOffer
{
    private ModelOffer()
    {
    }

    public required CatalogueSnapshot Catalogue { get; init; }

    public required EndpointTable Endpoints { get; init; }

    public required AllowLists Allowed { get; init; }

    /// <summary>The session's DEFAULT_MODEL, or null.</summary>
    public required string? DefaultModel { get; init; }

    /// <summary>Every model at a usable endpoint, in the order of the endpoints; what an allow list blocks included.</summary>
    public required IReadOnlyList<ModelChoice> Choices { get; init; }

    /// <summary>What may be asked.</summary>
    public IEnumerable<ModelChoice> Usable => Choices.Where(choice => Allowed.Blocking(choice.Model) is null);

    /// <summary>Every model that the session has heard of, usable or not.</summary>
    public IReadOnlyList<CatalogueModel> Known =>
        [.. Choices.Select(choice => choice.Model).Concat(Catalogue.Models).DistinctBy(ModelNames.Full, StringComparer.OrdinalIgnoreCase)];

    /// <param name="catalogue">The catalogue in force.</param>
    /// <param name="endpoints">The session's endpoints.</param>
    /// <param name="values">The session's settings.</param>
    /// <param name="discovered">What endpoints were found to serve, by the endpoint's name; one not asked is absent.</param>
    public static ModelOffer From(
        CatalogueSnapshot catalogue, EndpointTable endpoints, EffectiveSettings values,
        IReadOnlyDictionary<string, IReadOnlyList<string>> discovered)
    {
        var choices = new List<ModelChoice>();
        foreach (var endpoint in endpoints.Usable)
        {
            var known = catalogue.Models.Where(model => model.Provider.Equals(endpoint.Name, StringComparison.OrdinalIgnoreCase));
            var named = Named(endpoint.Name, values)
                .Concat(discovered.GetValueOrDefault(endpoint.Name, []))
                .Select(name => new CatalogueModel { Name = name, Provider = endpoint.Name });
            // The catalogue first: it knows figures, where a bare name knows none.
            choices.AddRange(known.Concat(named)
                .DistinctBy(model => model.Name, StringComparer.OrdinalIgnoreCase)
                .Select(model => new ModelChoice(endpoint, model)));
        }

        return new ModelOffer
        {
            Catalogue = catalogue,
            Endpoints = endpoints,
            Allowed = AllowLists.Of(values),
            DefaultModel = values.Text("DEFAULT_MODEL"),
            Choices = choices,
        };
    }

    private static IEnumerable<string> Named(string endpoint, EffectiveSettings values) =>
        (endpoint == "custom" && values.Text("CUSTOM_MODEL_NAME") is { } custom ? [custom] : Array.Empty<string>())
        .Concat(values.Items(SettingCatalogue.EndpointModelsPrefix + endpoint.ToUpperInvariant()));
}
