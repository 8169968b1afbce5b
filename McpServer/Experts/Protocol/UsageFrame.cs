using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Mcp.Daemon.Experts.Protocol;

/// <summary>Reads the tokens that a frame counts, in the spellings of the providers.</summary>
internal static class UsageFrame
{
    /// <summary>The usage of a frame; null when it has none. Moonshot puts its own inside the choice.</summary>
    public static UsageDetails? Read(JsonElement frame, JsonElement choice)
    {
        var usage = Object(frame, "usage") ?? Object(choice, "usage");
        if (usage is not { } counts)
        {
            return null;
        }

        var input = Object(counts, "prompt_tokens_details");
        var output = Object(counts, "completion_tokens_details");
        var details = new UsageDetails
        {
            InputTokenCount = Number(counts, "prompt_tokens") ?? Number(counts, "input_tokens"),
            OutputTokenCount = Number(counts, "completion_tokens") ?? Number(counts, "output_tokens"),
            TotalTokenCount = Number(counts, "total_tokens"),
            CachedInputTokenCount = Number(input, "cached_tokens") ?? Number(counts, "cached_tokens") ?? Number(counts, "prompt_cache_hit_tokens"),
            ReasoningTokenCount = Number(output, "reasoning_tokens") ?? Number(counts, "reasoning_tokens"),
        };
        return details is { InputTokenCount: null, OutputTokenCount: null, TotalTokenCount: null } ? null : details;
    }

    private static JsonElement? Object(JsonElement json, string name) =>
        json.ValueKind is JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.Object
            ? value
            : null;

    private static long? Number(JsonElement? json, string name) =>
        json is { } found && found.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.Number
        && value.TryGetDouble(out var number) && number is >= 0 and < long.MaxValue
            ? (long)number
            : null;
}
