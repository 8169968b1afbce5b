namespace Mcp.Daemon.Experts.Catalogue;

/// <summary>The catalogue at one moment: immutable, shared by every call that began with it.</summary>
internal sealed record CatalogueSnapshot(
    IReadOnlyList<CatalogueModel> Models, IReadOnlyDictionary<ModelCategory, IReadOnlyList<string>> Auto)
{
    public static CatalogueSnapshot Empty { get; } = new([], new Dictionary<ModelCategory, IReadOnlyList<string>>());

    /// <summary>What <c>auto</c> prefers, in order: <c>endpoint/model</c> each.</summary>
    public IReadOnlyList<string> AutoFor(ModelCategory category) => Auto.GetValueOrDefault(category, []);
}
