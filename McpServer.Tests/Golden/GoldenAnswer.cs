using System.Text.Json;
using System.Text.Json.Nodes;
using Mcp.Tests.Support;

namespace Mcp.Tests.Golden;

/// <summary>What the agent was answered, step by step: the envelope without what differs from run to run.</summary>
internal static class GoldenAnswer
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Of(IEnumerable<Received> answers) => string.Join("\n", answers.Select(Of));

    private static string Of(Received answer)
    {
        var json = JsonNode.Parse(answer.Answer.GetRawText())!.AsObject();
        var text = json["text"]?.ToString();
        foreach (var name in (string[])["text", "call", "thread"])
        {
            json.Remove(name);
        }

        foreach (var part in Parts(json))
        {
            foreach (var name in (string[])["elapsed_ms", "first_token_ms", "usage", "raw"])
            {
                part.Remove(name);
            }
        }

        return $"======== text ========\n{text}\n\n======== structured ========\n{json.ToJsonString(Indented)}\n";
    }

    private static List<JsonObject> Parts(JsonNode node) => node switch
    {
        JsonObject each => each.Where(member => member.Value is not null).SelectMany(member => Parts(member.Value!)).Append(each).ToList(),
        JsonArray list => list.Where(item => item is not null).SelectMany(item => Parts(item!)).ToList(),
        _ => [],
    };
}
