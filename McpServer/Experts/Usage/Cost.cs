using Mcp.Daemon.Experts.Catalogue;
using Microsoft.Extensions.AI;

namespace Mcp.Daemon.Experts.Usage;

/// <summary>What tokens cost in US dollars, by the catalogue; pure. Null when a price or a count that it needs is unknown.</summary>
internal static class Cost
{
    private const decimal TokensOfAPrice = 1_000_000;

    /// <summary>Nothing at an endpoint on this machine, whatever the catalogue says.</summary>
    public static decimal? Of(ModelChoice choice, UsageDetails usage) => choice.Endpoint.IsLocal ? 0 : Of(choice.Model, usage);

    /// <summary>
    /// Cached tokens are part of the input and cost the cached price where it is known; reasoning is part of the output
    /// and costs what output costs.
    /// </summary>
    public static decimal? Of(CatalogueModel model, UsageDetails usage)
    {
        if (model is not { InputPrice: { } inputPrice, OutputPrice: { } outputPrice }
            || usage is not { InputTokenCount: { } input, OutputTokenCount: { } output })
        {
            return null;
        }

        var cached = Math.Clamp(usage.CachedInputTokenCount ?? 0, 0, Math.Max(0, input));
        return (((input - cached) * inputPrice) + (cached * (model.CachedInputPrice ?? inputPrice)) + (output * outputPrice)) / TokensOfAPrice;
    }

    /// <summary>Whether a budget can be kept with it.</summary>
    public static bool IsKnown(ModelChoice choice) =>
        choice.Endpoint.IsLocal || choice.Model is { InputPrice: not null, OutputPrice: not null };
}
