using Mcp.Contract;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Experts.Catalogue;

namespace Mcp.Daemon.Experts.Choosing;

/// <summary>Why no model could be chosen, in words that say what would help.</summary>
internal static class SelectionFailures
{
    // Enough to choose from; listmodels shows all.
    private const int MostListed = 12;

    /// <summary>Nothing usable has the name: it is at an endpoint that is not configured, or there is none such.</summary>
    public static ToolFailureException NotFound(ModelOffer offer, ModelRequest request, string name)
    {
        var elsewhere = request.OnlyProvider is null
            ? null
            : ModelSelection.Meant(offer, request with { OnlyProvider = null }, name) is [var other, ..] ? other : null;
        if (elsewhere is not null)
        {
            return Unknown($"Choosing the model \"{name}\": it is at {elsewhere.Endpoint.Name}, and this tool asks only {request.OnlyProvider}.");
        }

        var known = offer.Catalogue.Models.FirstOrDefault(model => ModelNames.Directness(model, name) is not null);
        var endpoint = known?.Provider ?? (name.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash ? name[..slash] : null);
        if (endpoint is not null && offer.Endpoints.Find(endpoint) is null && offer.Endpoints.WhyNot(endpoint) is { } whyNot)
        {
            return new ToolFailureException(
                ErrorCode.NotConfigured, $"Choosing the model \"{name}\"{Origin(offer, request)}: {whyNot}{Or(offer, request)}");
        }

        var nearest = ModelNames.Nearest(name, Usable(offer, request));
        var meant = nearest.Count == 0 ? "" : $" Did you mean {string.Join(" or ", nearest.Select(near => $"\"{near}\""))}?";
        return Unknown(
            $"Choosing the model \"{name}\"{Origin(offer, request)}: there is no such model.{meant} {Listed(offer, request)}");
    }

    public static ToolFailureException Blocked(ModelOffer offer, ModelRequest request, string name, string setting) =>
        Unknown($"Choosing the model \"{name}\"{Origin(offer, request)}: {setting} does not allow it. {Listed(offer, request)}");

    /// <summary><c>auto</c> found nothing at all.</summary>
    public static ToolFailureException Nothing(ModelOffer offer, ModelRequest request)
    {
        if (request.OnlyProvider is { } only && offer.Endpoints.Find(only) is null)
        {
            return new ToolFailureException(
                ErrorCode.NotConfigured,
                $"Choosing a model: {offer.Endpoints.WhyNot(only) ?? $"{only} is not an endpoint of this session."}");
        }

        return new ToolFailureException(ErrorCode.NotConfigured, $"Choosing a model: {WhyNothing(offer)}");
    }

    /// <summary>Why nothing is usable at all, and what would change it; begins small, behind a colon.</summary>
    public static string WhyNothing(ModelOffer offer)
    {
        var blocking = offer.Choices.Select(choice => offer.Allowed.Blocking(choice.Model)).OfType<string>().Distinct().ToList();
        return offer.Endpoints.Usable.Count == 0
                ? string.Join(' ', offer.Endpoints.Warnings.DefaultIfEmpty("no model is configured.").Append(offer.Endpoints.HowToBeginHere)) :
            blocking.Count > 0
                ? $"{string.Join(" and ", blocking)} {(blocking.Count == 1 ? "allows" : "allow")} none of the models at {Names(offer)}; listmodels with all=true names them." :
            $"no model is known at {Names(offer)}. Name one by CUSTOM_MODEL_NAME or MCP_EXPERT_MODELS_<NAME>, or see that the server runs and has a model.";
    }

    private static string Origin(ModelOffer offer, ModelRequest request) =>
        string.IsNullOrWhiteSpace(request.Model) && offer.DefaultModel is not null ? " (DEFAULT_MODEL)" : "";

    private static IEnumerable<CatalogueModel> Usable(ModelOffer offer, ModelRequest request) => offer.Usable
        .Where(choice => request.OnlyProvider is null || request.OnlyProvider == choice.Endpoint.Name)
        .Select(choice => choice.Model);

    private static string Or(ModelOffer offer, ModelRequest request) => Usable(offer, request).Any() ? " " + Listed(offer, request) : "";

    private static string Listed(ModelOffer offer, ModelRequest request)
    {
        var names = Usable(offer, request).Select(model => model.Name).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        return names.Count == 0 ? "No model is usable here; listmodels with all=true says why."
            : $"Usable are {string.Join(", ", names.Take(MostListed))}{(names.Count > MostListed ? ", … (listmodels shows all)" : "")}, or auto.";
    }

    private static string Names(ModelOffer offer) => string.Join(", ", offer.Endpoints.Usable.Select(endpoint => endpoint.Name));

    private static ToolFailureException Unknown(string message) => new(ErrorCode.UnknownModel, message);
}
