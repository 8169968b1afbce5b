using System.Text.Json;
using Mcp.Daemon.Answers;

namespace Mcp.Daemon.Experts.Protocol;

/// <summary>What a provider's web search found, as Z.ai writes it beside an answer and as the answer of a search.</summary>
internal static class FoundPages
{
    /// <summary>Pages with a title and an address; anything else in the list is skipped.</summary>
    public static IReadOnlyList<SearchResult> Of(JsonElement list) => list.ValueKind is JsonValueKind.Array
        ? [.. list.EnumerateArray().Select(Page).OfType<SearchResult>()]
        : [];

    private static SearchResult? Page(JsonElement page) =>
        Json.Text(page, "title") is { } title && Json.Text(page, "link") is { } link
            ? new SearchResult(title, link, Json.Text(page, "content"), Json.Text(page, "media"), Json.Text(page, "publish_date"))
            : null;
}
