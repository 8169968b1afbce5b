using Mcp.Daemon.Configuration;
using Mcp.Daemon.Experts.Catalogue;

namespace Mcp.Daemon.Experts.Choosing;

/// <summary>Which models a session may ask: names or aliases, case ignored; an empty list allows all.</summary>
internal sealed record AllowLists(IReadOnlyList<AllowList> All)
{
    public static AllowLists Of(EffectiveSettings values) => new(
    [
        new AllowList("ALLOWED_MODELS", null, values.Items("ALLOWED_MODELS")),
        new AllowList("KIMI_ALLOWED_MODELS", "kimi", values.Items("KIMI_ALLOWED_MODELS")),
        new AllowList("GLM_ALLOWED_MODELS", "glm", values.Items("GLM_ALLOWED_MODELS")),
    ]);

    /// <summary>The setting that blocks the model, or null when it may be asked.</summary>
    public string? Blocking(CatalogueModel model) => All.FirstOrDefault(list => list.Blocks(model))?.Setting;

    /// <summary>Entries that name no known model, one sentence each with the nearest name.</summary>
    public IEnumerable<string> Warnings(IReadOnlyList<CatalogueModel> known) =>
        from list in All
        from entry in list.Names
        where !known.Any(model => ModelNames.Is(model, entry))
        let nearest = ModelNames.Nearest(entry, known) is [var first, ..] ? first : null
        select $"{list.Setting} names \"{entry}\", which is no known model"
            + (nearest is null ? "." : $"; did you mean \"{nearest}\"?");
}

/// <summary>One allow list.</summary>
/// <param name="Setting">The setting it is from.</param>
/// <param name="Endpoint">The endpoint it speaks of, or null for all.</param>
/// <param name="Names">What is allowed; empty allows all.</param>
internal sealed record AllowList(string Setting, string? Endpoint, IReadOnlyList<string> Names)
{
    public bool Blocks(CatalogueModel model) =>
        Names.Count > 0
        && (Endpoint is null || Endpoint == model.Provider)
        && !Names.Any(name => ModelNames.Is(model, name));
}
