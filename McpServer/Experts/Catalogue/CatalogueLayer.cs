using System.Text.Json;

namespace Mcp.Daemon.Experts.Catalogue;

/// <summary>What one models.json states, still field by field, so that a later layer can change one price and keep the rest.</summary>
internal sealed record CatalogueLayer(
    IReadOnlyList<StatedModel> Models, IReadOnlyDictionary<ModelCategory, IReadOnlyList<string>> Auto)
{
    public static CatalogueLayer Empty { get; } = new([], new Dictionary<ModelCategory, IReadOnlyList<string>>());
}

/// <summary>The fields that a layer states of one model, each already checked.</summary>
internal sealed record StatedModel(string Provider, string Name, IReadOnlyList<KeyValuePair<string, JsonElement>> Fields)
{
    public string Key => $"{Provider}/{Name}";
}
