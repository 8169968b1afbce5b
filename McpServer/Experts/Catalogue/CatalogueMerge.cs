namespace Mcp.Daemon.Experts.Catalogue;

/// <summary>Layers laid over each other, model by model and field by field, and what does not fit together then.</summary>
internal static class CatalogueMerge
{
    /// <summary>The catalogue of the layers, weakest first.</summary>
    public static CatalogueSnapshot Of(IEnumerable<CatalogueLayer> layers)
    {
        var models = new Dictionary<string, CatalogueModel>(StringComparer.OrdinalIgnoreCase);
        var auto = new Dictionary<ModelCategory, IReadOnlyList<string>>();
        foreach (var layer in layers)
        {
            foreach (var stated in layer.Models)
            {
                var model = models.GetValueOrDefault(stated.Key, new CatalogueModel { Name = stated.Name, Provider = stated.Provider });
                models[stated.Key] = stated.Fields.Aggregate(
                    model, (so, field) => ModelFields.Apply(so, field.Key, field.Value) ?? so);
            }

            foreach (var (category, names) in layer.Auto)
            {
                auto[category] = names;
            }
        }

        return new CatalogueSnapshot([.. models.Values], auto);
    }

    /// <summary>Aliases that are not one model's alone, and preferences for models that the catalogue does not have.</summary>
    public static IReadOnlyList<string> Faults(CatalogueSnapshot snapshot) =>
    [
        .. snapshot.Models
            .SelectMany(model => model.Aliases.Distinct(StringComparer.OrdinalIgnoreCase), (model, alias) => (Alias: alias, Model: model))
            .GroupBy(pair => pair.Alias, StringComparer.OrdinalIgnoreCase)
            .Where(group => group.Count() > 1)
            .Select(group => $"The alias \"{group.Key}\" is claimed by {string.Join(" and ", group.Select(pair => Key(pair.Model)))}; leave it to one."),
        .. snapshot.Models
            .SelectMany(model => model.Aliases, (model, alias) => (Alias: alias, Model: model))
            .Where(pair => pair.Alias.Equals("auto", StringComparison.OrdinalIgnoreCase)
                || snapshot.Models.Any(other => Is(other, pair.Alias) && Key(other) != Key(pair.Model)))
            .Select(pair => $"The alias \"{pair.Alias}\" of {Key(pair.Model)} is the name of another model; an alias never stands for two."),
        .. snapshot.Models
            .SelectMany(model => model.Fallback, (model, name) => (Name: name, Where: $"The fallback of {Key(model)}"))
            .Concat(snapshot.Auto.SelectMany(pair => pair.Value, (pair, name) => (Name: name, Where: $"The auto list {pair.Key}")))
            .Where(use => !snapshot.Models.Any(model => Is(model, use.Name) || model.Aliases.Contains(use.Name, StringComparer.OrdinalIgnoreCase)))
            .Select(use => $"{use.Where} names \"{use.Name}\", which is not in the catalogue."),
    ];

    private static bool Is(CatalogueModel model, string name) =>
        model.Name.Equals(name, StringComparison.OrdinalIgnoreCase) || Key(model).Equals(name, StringComparison.OrdinalIgnoreCase);

    private static string Key(CatalogueModel model) => $"{model.Provider}/{model.Name}";
}
