using Mcp.Daemon.Experts.Catalogue;
using Mcp.Daemon.Experts.Choosing;
using Mcp.Daemon.Experts.Endpoints;
using Mcp.Tests.Configuration;

namespace Mcp.Tests.Experts.Choosing;

/// <summary>A small catalogue and a session of one's own to choose from.</summary>
internal static class OfferRig
{
    public static CatalogueModel K3 { get; } = new()
    {
        Name = "kimi-k3", Provider = "kimi", Aliases = ["k3"], Images = true, Tools = true, Fallback = ["kimi-k2.6", "glm-5"],
    };

    public static CatalogueModel K26 { get; } = new() { Name = "kimi-k2.6", Provider = "kimi", Images = true };

    public static CatalogueModel Glm5 { get; } = new() { Name = "glm-5", Provider = "glm", Aliases = ["five"], Images = false, WebSearch = true };

    public static CatalogueModel Flash { get; } = new() { Name = "glm-flash", Provider = "glm", Images = true };

    public static CatalogueModel Routed { get; } = new() { Name = "vendor/kimi-k3", Provider = "openrouter" };

    public static CatalogueSnapshot Catalogue { get; } = new(
        [K3, K26, Glm5, Flash, Routed],
        new Dictionary<ModelCategory, IReadOnlyList<string>>
        {
            [ModelCategory.Fast] = ["glm/glm-flash", "glm/glm-5", "kimi/kimi-k2.6"],
            [ModelCategory.Balanced] = ["glm/glm-5", "kimi/kimi-k2.6"],
            [ModelCategory.Extended] = ["kimi/kimi-k3", "glm/glm-5"],
        });

    public static ModelOffer Offer(params (string Name, string Value)[] variables) => Discovered([], variables);

    public static ModelOffer Discovered(
        Dictionary<string, IReadOnlyList<string>> discovered, params (string Name, string Value)[] variables)
    {
        using var rig = new SettingsRig();
        var session = rig.Session(variables);
        return ModelOffer.From(Catalogue, EndpointTable.For(session), session.Values, discovered);
    }

    public static string Name(ModelChoice choice) => ModelNames.Full(choice.Model);
}
