using System.Text;
using Mcp.Contract;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Experts.Asking;
using Mcp.Daemon.Experts.Capacity;
using Mcp.Daemon.Experts.Protocol;
using Mcp.Daemon.Experts.Protocol.Glm;
using Mcp.Daemon.Schemas;

namespace Mcp.Daemon.Tools.Glm;

/// <summary><c>glm_web_search</c>: Z.ai's web search by itself, no model asked.</summary>
internal sealed class GlmWebSearchTool(GlmWebSearch search, ExpertQueue queue, TimeProvider time) : ITool
{
    public ToolDefinition Definition { get; } = new()
    {
        Name = "glm_web_search",
        Title = "GLM: web search",
        Description = "Searches the web through GLM and returns the pages found.",
        Arguments = new ObjectSchema(
            new Property("search_query", PropertyType.Text, "") { Required = true },
            new Property("count", PropertyType.Integer, "") { Minimum = 1, Maximum = 50, Default = "10" },
            new Property("search_engine", PropertyType.Text, "") { Default = "\"search-prime\"" },
            new Property("search_domain_filter", PropertyType.Text, "Only pages of this domain"),
            new Property("search_recency_filter", PropertyType.Text, "")
            {
                Allowed = ["oneDay", "oneWeek", "oneMonth", "oneYear", "all"], Default = "\"all\"",
            }),
        AsksExpert = true,
        OpenWorld = true,
        Provider = "glm",
    };

    public async Task<Answer> RunAsync(ToolCall call, CancellationToken cancellationToken)
    {
        var glm = ProviderUploads.EndpointOf(call, "glm");
        var arguments = call.Arguments;
        var text = arguments.Text("search_query")!;
        if (string.IsNullOrWhiteSpace(text))
        {
            throw new ToolFailureException(ErrorCode.InvalidArgument, "Reading search_query: it is empty.");
        }

        var query = new GlmSearchQuery(OutgoingQuery.Clean(text, call.Settings, cancellationToken))
        {
            Count = arguments.Integer("count") ?? 10,
            Engine = arguments.Text("search_engine") ?? "search-prime",
            Domain = arguments.Text("search_domain_filter"),
            Recency = arguments.Text("search_recency_filter") ?? "all",
        };
        var context = call.AskingFor(Definition.Name);
        var found = await ProviderErrand.RunAsync(
            glm, context, "searching the web", isRepeatable: true, queue, time,
            (heard, token) => search.SearchAsync(glm, context, query, heard, token), cancellationToken);
        var results = FoundPages.Of(found.GetProperty("search_result"));
        return new Answer { Tool = Definition.Name, State = AnswerState.Complete, Text = Render(results), SearchResults = results };
    }

    private static string Render(IReadOnlyList<SearchResult> results)
    {
        if (results.Count == 0)
        {
            return "Nothing was found. Try other words, or a wider search_recency_filter.";
        }

        var text = new StringBuilder();
        foreach (var (index, page) in results.Index())
        {
            text.Append($"{index + 1}. {page.Title}{(page.PublishedAt is { Length: > 0 } at ? $" ({at})" : "")}\n   {page.Link}\n");
            if (page.Content is { Length: > 0 } content)
            {
                text.Append($"   {content.ReplaceLineEndings(" ")}\n");
            }
        }

        return text.ToString();
    }
}
