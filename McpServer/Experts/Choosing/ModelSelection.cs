using Mcp.Daemon.Answers;
using Mcp.Daemon.Experts.Catalogue;

namespace Mcp.Daemon.Experts.Choosing;

/// <summary>
/// Which model is asked, and which instead when it cannot answer: a function of the offer and the request alone.
/// </summary>
/// <remarks>
/// <para>A named model is that model or an error: unknown (with the nearest names), not configured (with what would
/// configure it), or blocked (with the setting). Where several endpoints serve the name, the first of the table is
/// taken and a note says so; <c>endpoint/name</c> means one. Its fallbacks are those that the catalogue declares.</para>
/// <para><c>auto</c> is the first usable model of the category's list in the catalogue, and the rest of that list are
/// its fallbacks. Models that are known to lack what the request needs come last, those of which it is unknown
/// in between. When nothing of the list is usable, it is the first usable model there is, without fallbacks.</para>
/// <para>Allow lists hold for all of it.</para>
/// </remarks>
internal static class ModelSelection
{
    public const string Auto = "auto";

    /// <exception cref="ToolFailureException">There is no such model for this session; the message says why and what to do.</exception>
    public static ModelPlan Plan(ModelOffer offer, ModelRequest request)
    {
        var asked = request.Model?.Trim();
        var name = string.IsNullOrEmpty(asked) ? offer.DefaultModel ?? Auto : asked;
        var plan = name.Equals(Auto, StringComparison.OrdinalIgnoreCase)
            ? AutoPlan(offer, request)
            : NamedPlan(offer, request, name);
        return plan with { Others = [.. offer.Usable.Where(choice => choice.Fingerprint != plan.First.Fingerprint && IsOf(request, choice) && !Refuses(request, choice.Model))] };
    }

    /// <summary>The choices that a name means, the most direct first; none of another endpoint than the request's only one.</summary>
    public static IReadOnlyList<ModelChoice> Meant(ModelOffer offer, ModelRequest request, string name) =>
    [
        .. offer.Choices
            .Where(choice => IsOf(request, choice))
            .Select(choice => (choice, directness: ModelNames.Directness(choice.Model, name)))
            .Where(pair => pair.directness is not null)
            .OrderBy(pair => pair.directness)
            .Select(pair => pair.choice),
    ];

    private static ModelPlan NamedPlan(ModelOffer offer, ModelRequest request, string name)
    {
        var meant = Meant(offer, request, name);
        if (meant.Count == 0)
        {
            throw SelectionFailures.NotFound(offer, request, name);
        }

        if (meant.FirstOrDefault(choice => offer.Allowed.Blocking(choice.Model) is null) is not { } first)
        {
            throw SelectionFailures.Blocked(offer, request, name, offer.Allowed.Blocking(meant[0].Model)!);
        }

        var others = meant.Where(choice => choice.Endpoint != first.Endpoint && choice.Model.Name == first.Model.Name);
        var notes = others.Select(choice => $"{first.Model.Name} was asked at {first.Endpoint.Name}; it is also at {choice.Endpoint.Name}, "
            + $"as \"{ModelNames.Full(choice.Model)}\".");
        return new ModelPlan(first, Fallbacks(offer, request, first, first.Model.Fallback), [.. notes]);
    }

    private static ModelPlan AutoPlan(ModelOffer offer, ModelRequest request)
    {
        var preferred = Fallbacks(offer, request, null, offer.Catalogue.AutoFor(request.Category))
            .OrderBy(choice => Lacks(request, choice.Model))
            .ToList();
        if (preferred.Count > 0)
        {
            // Asking the rest would only be refused, unless there is nothing else: then the refusal is the answer.
            var able = preferred.FindAll(choice => !Refuses(request, choice.Model));
            return able.Count > 0 ? new ModelPlan(able[0], able[1..], []) : new ModelPlan(preferred[0], [], []);
        }

        var any = offer.Usable.Where(choice => IsOf(request, choice)).OrderBy(choice => Lacks(request, choice.Model)).FirstOrDefault();
        return any is null ? throw SelectionFailures.Nothing(offer, request) : new ModelPlan(any, [], []);
    }

    private static List<ModelChoice> Fallbacks(
        ModelOffer offer, ModelRequest request, ModelChoice? first, IEnumerable<string> names) =>
    [
        .. names
            .Select(name => Meant(offer, request, name).FirstOrDefault(choice => offer.Allowed.Blocking(choice.Model) is null))
            .OfType<ModelChoice>()
            .Where(choice => choice.Fingerprint != first?.Fingerprint)
            .DistinctBy(choice => choice.Fingerprint),
    ];

    /// <summary>2 for each need that the model is known not to meet, 1 for each of which nothing is known.</summary>
    private static int Lacks(ModelRequest request, CatalogueModel model) =>
        Lack(request.Images, model.Images) + Lack(request.WebSearch, model.WebSearch) + Lack(request.Tools, model.Tools);

    private static bool Refuses(ModelRequest request, CatalogueModel model) =>
        (request.Images && model.Images == false) || (request.Tools && model.Tools == false);

    private static int Lack(bool needed, bool? has) => !needed || has == true ? 0 : has is null ? 1 : 2;

    private static bool IsOf(ModelRequest request, ModelChoice choice) =>
        request.OnlyProvider is null || request.OnlyProvider.Equals(choice.Endpoint.Name, StringComparison.OrdinalIgnoreCase);
}
