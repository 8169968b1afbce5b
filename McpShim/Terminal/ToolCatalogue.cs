using System.Text.Json;
using System.Text.Json.Nodes;
using Mcp.Contract;

namespace Mcp.Shim.Terminal;

/// <summary>What the daemon offers this session, page by page as MCP lists it.</summary>
internal sealed class ToolCatalogue
{
    private ToolCatalogue(IReadOnlyList<JsonElement> entries) =>
        (Entries, Tools) = (entries, [.. entries.Select(OfferedTool.Of)]);

    /// <summary>The tools as the protocol carries them.</summary>
    public IReadOnlyList<JsonElement> Entries { get; }

    public IReadOnlyList<OfferedTool> Tools { get; }

    public static ToolCatalogue Of(DaemonClient client)
    {
        var entries = new List<JsonElement>();
        string? cursor = null;
        do
        {
            var page = client.Request(KnownMethod.ListTools, cursor is null ? [] : new JsonObject { ["cursor"] = cursor });
            entries.AddRange(page.GetProperty("tools").EnumerateArray());
            cursor = page.TryGetProperty("nextCursor", out var next) ? next.GetString() : null;
        }
        while (cursor is not null);

        return new ToolCatalogue(entries);
    }

    public OfferedTool? Find(string name) => Tools.FirstOrDefault(tool => tool.Name == name);
}
