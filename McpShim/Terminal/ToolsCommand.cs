using System.Text;
using System.Text.Json.Nodes;

namespace Mcp.Shim.Terminal;

/// <summary><c>mcp-shim tools</c>: what can be called, and with which arguments.</summary>
internal sealed class ToolsCommand(Output output)
{
    /// <summary>The one to show; all when null.</summary>
    public string? Tool { get; init; }

    public bool Json { get; init; }

    public string? Workspace { get; init; }

    public ShimEnd Run(Interrupt interrupt)
    {
        using var client = new DaemonDoor("tools", Workspace, interrupt).Open();
        var catalogue = ToolCatalogue.Of(client);
        var shown = Enumerable.Range(0, catalogue.Tools.Count).Where(i => Tool is null || catalogue.Tools[i].Name == Tool).ToList();
        if (shown.Count == 0)
        {
            throw new UsageException($"There is no tool \"{Tool}\". There are {string.Join(", ", catalogue.Tools.Select(tool => tool.Name))}.");
        }

        if (Json)
        {
            var list = new JsonArray([.. shown.Select(i => JsonNode.Parse(catalogue.Entries[i].GetRawText()))]);
            output.Json(JsonText.Text(new JsonObject { ["tools"] = list }));
        }
        else
        {
            output.Answer(string.Join("\n", shown.Select(i => Render(catalogue.Tools[i]))));
        }

        return ShimEnd.ClientClosed;
    }

    /// <summary>A tool as a paragraph: heading, description, one line per argument.</summary>
    public static string Render(OfferedTool tool)
    {
        var text = new StringBuilder(tool.Name);
        if (tool.Title is { } title && !title.Equals(tool.Name, StringComparison.OrdinalIgnoreCase))
        {
            text.Append(" (").Append(title).Append(')');
        }

        text.Append('\n');
        if (tool.Description is { } description)
        {
            text.Append("  ").Append(description.ReplaceLineEndings("\n  ")).Append('\n');
        }

        foreach (var argument in tool.Arguments)
        {
            text.Append($"    --{argument.Name}  {argument.KindWord}{(argument.IsRequired && !Bookkeeping.Fills(argument.Name) ? ", required" : "")}");
            if (argument.Allowed.Count > 0)
            {
                text.Append($" [{string.Join("|", argument.Allowed)}]");
            }

            text.Append(argument.Description is { } words ? $"  {words.ReplaceLineEndings(" ")}\n" : "\n");
        }

        return text.ToString();
    }
}
