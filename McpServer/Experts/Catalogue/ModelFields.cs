using System.Globalization;
using System.Text.Json;

namespace Mcp.Daemon.Experts.Catalogue;

/// <summary>The fields of a model in models.json: how each is read and what it must be. <c>null</c> says that a figure is unknown.</summary>
internal static class ModelFields
{
    private delegate CatalogueModel? Field(CatalogueModel model, JsonElement value);

    private static readonly Dictionary<string, (string Rule, Field Apply)> Fields = new()
    {
        ["aliases"] = ("a list of names", (model, value) => Names(value) is { } names ? model with { Aliases = names } : null),
        ["context_tokens"] = (Count, (model, value) => Tokens(value, out var n) ? model with { ContextTokens = n } : null),
        ["max_output_tokens"] = (Count, (model, value) => Tokens(value, out var n) ? model with { MaxOutputTokens = n } : null),
        ["images"] = (Truth, (model, value) => Flag(value, out var f) ? model with { Images = f } : null),
        ["tools"] = (Truth, (model, value) => Flag(value, out var f) ? model with { Tools = f } : null),
        ["web_search"] = (Truth, (model, value) => Flag(value, out var f) ? model with { WebSearch = f } : null),
        ["structured_output"] = (Truth, (model, value) => Flag(value, out var f) ? model with { StructuredOutput = f } : null),
        ["thinking"] = ("never, always, switchable, effort or null", Thinking),
        ["fixed_temperature"] = ("a number from 0 to 2, or null", (model, value) =>
            Number(value, 2, out var n) ? model with { FixedTemperature = (float?)n } : null),
        ["max_temperature"] = ("a number from 0 to 2", (model, value) =>
            Number(value, 2, out var n) && n is { } most ? model with { MaxTemperature = (float)most } : null),
        ["input_price"] = (Price, (model, value) => Number(value, MostPrice, out var n) ? model with { InputPrice = n } : null),
        ["cached_input_price"] = (Price, (model, value) => Number(value, MostPrice, out var n) ? model with { CachedInputPrice = n } : null),
        ["output_price"] = (Price, (model, value) => Number(value, MostPrice, out var n) ? model with { OutputPrice = n } : null),
        ["fallback"] = ("a list of models", (model, value) => Names(value) is { } names ? model with { Fallback = names } : null),
        ["source"] = ("a text or null", (model, value) => IsTextOrNull(value) ? model with { Source = value.GetString() } : null),
        ["as_of"] = ("a date such as 2026-01-31, or null", AsOf),
    };

    private const decimal MostPrice = 10_000;
    private const string Count = "a whole number of tokens above 0, or null";
    private const string Truth = "true, false or null";
    private const string Price = "US dollars per million tokens, 0 to 10000, or null";

    public static IEnumerable<string> Known => Fields.Keys;

    /// <summary>What the value must be when it is not that, or null when it is sound.</summary>
    public static string? Fault(string field, JsonElement value) =>
        Apply(new CatalogueModel { Name = "", Provider = "" }, field, value) is null ? Fields[field].Rule : null;

    /// <summary>The model with the field as stated, or null when the value breaks the field's rule.</summary>
    public static CatalogueModel? Apply(CatalogueModel model, string field, JsonElement value) => Fields[field].Apply(model, value);

    /// <summary>Texts without empty ones, or null when it is no such list.</summary>
    public static IReadOnlyList<string>? Names(JsonElement value)
    {
        if (value.ValueKind is not JsonValueKind.Array || value.EnumerateArray().Any(item => item.ValueKind is not JsonValueKind.String))
        {
            return null;
        }

        string[] names = [.. value.EnumerateArray().Select(item => item.GetString()!.Trim())];
        return names.Contains("") ? null : names;
    }

    private static CatalogueModel? Thinking(CatalogueModel model, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => model with { Thinking = null },
        JsonValueKind.String => value.GetString() switch
        {
            "never" => model with { Thinking = ThinkingAbility.Never },
            "always" => model with { Thinking = ThinkingAbility.Always },
            "switchable" => model with { Thinking = ThinkingAbility.Switchable },
            "effort" => model with { Thinking = ThinkingAbility.Effort },
            _ => null,
        },
        _ => null,
    };

    private static CatalogueModel? AsOf(CatalogueModel model, JsonElement value) =>
        value.ValueKind is JsonValueKind.Null ? model with { AsOf = null }
        : value.ValueKind is JsonValueKind.String
            && DateOnly.TryParseExact(value.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? model with { AsOf = date }
            : null;

    private static bool IsTextOrNull(JsonElement value) => value.ValueKind is JsonValueKind.String or JsonValueKind.Null;

    private static bool Tokens(JsonElement value, out int? count)
    {
        count = value.ValueKind is JsonValueKind.Number && value.TryGetInt32(out var number) && number > 0 ? number : null;
        return count is not null || value.ValueKind is JsonValueKind.Null;
    }

    private static bool Flag(JsonElement value, out bool? flag)
    {
        flag = value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : null;
        return flag is not null || value.ValueKind is JsonValueKind.Null;
    }

    private static bool Number(JsonElement value, decimal most, out decimal? number)
    {
        number = value.ValueKind is JsonValueKind.Number && value.TryGetDecimal(out var stated) && stated >= 0 && stated <= most ? stated : null;
        return number is not null || value.ValueKind is JsonValueKind.Null;
    }
}
