using Mcp.Daemon.Configuration;

namespace Mcp.Daemon.Experts.Catalogue;

/// <summary>
/// What a model may be called: its name, <c>endpoint/name</c>, or an alias, case ignored. Names are taken whole:
/// <c>qwen3:8b</c> and <c>vendor/model:free</c> have no part that could be cut.
/// </summary>
internal static class ModelNames
{
    // Nearer than this is a typo or a forgotten suffix, not another model.
    private const int Suggestions = 3;

    /// <summary>The name that is one model's alone.</summary>
    public static string Full(CatalogueModel model) => $"{model.Provider}/{model.Name}";

    public static bool Is(CatalogueModel model, string name) =>
        Same(model.Name, name) || Same(Full(model), name) || model.Aliases.Any(alias => Same(alias, name));

    /// <summary>How directly the name means the model: 0 in full, 1 by its name, 2 by an alias; null not at all.</summary>
    public static int? Directness(CatalogueModel model, string name) =>
        Same(Full(model), name) ? 0 :
        Same(model.Name, name) ? 1 :
        model.Aliases.Any(alias => Same(alias, name)) || model.Aliases.Any(alias => Same($"{model.Provider}/{alias}", name)) ? 2 :
        null;

    /// <summary>The names and aliases that a mistyped one most resembles, nearest first; a third of its letters may differ.</summary>
    public static IReadOnlyList<string> Nearest(string name, IEnumerable<CatalogueModel> models) =>
    [
        .. models
            .SelectMany(model => model.Aliases.Append(model.Name))
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Select(known => (known, distance: Distance(name, known)))
            .Where(pair => pair.distance <= Math.Max(2, name.Length / 3))
            .OrderBy(pair => pair.distance)
            .ThenBy(pair => NameDistance.Between(name, pair.known))
            .Select(pair => pair.known)
            .Take(Suggestions),
    ];

    // A forgotten suffix or vendor is a small mistake, however long it is.
    private static int Distance(string name, string known) =>
        Math.Min(name.Length, known.Length) > 3 && (known.Contains(name, StringComparison.OrdinalIgnoreCase) || name.Contains(known, StringComparison.OrdinalIgnoreCase))
            ? 1
            : NameDistance.Between(name, known);

    private static bool Same(string left, string right) => left.Equals(right, StringComparison.OrdinalIgnoreCase);
}
