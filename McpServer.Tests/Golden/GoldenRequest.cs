using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Mcp.FakeProvider.Requests;

namespace Mcp.Tests.Golden;

/// <summary>What a provider received, as a reviewer can read it: every member of the body, each message in its own words.</summary>
internal static class GoldenRequest
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <param name="requests">Those that go to several models at once come in any order; here they stand in one.</param>
    public static string Of(IEnumerable<RecordedRequest> requests) =>
        string.Join("\n", requests.Select(Of).Order(StringComparer.Ordinal));

    private static string Of(RecordedRequest request)
    {
        var body = request.Json!.AsObject();
        var text = new StringBuilder($"POST {request.Path}\n");
        foreach (var (name, value) in body.Where(member => member.Key is not "messages"))
        {
            text.Append(name).Append(": ").Append(value is JsonObject ? value.ToJsonString(Indented) : value?.ToJsonString()).Append('\n');
        }

        foreach (var message in body["messages"]!.AsArray())
        {
            text.Append($"\n======== {message!["role"]} ========\n").Append(Content(message["content"])).Append('\n');
        }

        return text.ToString();
    }

    private static string Content(JsonNode? content) => content switch
    {
        JsonArray parts => string.Join('\n', parts.Select(part => part!["text"]?.ToString() ?? $"[{part["type"]}]")),
        _ => content?.ToString() ?? "",
    };
}
