using System.Text.Json;
using Mcp.FakeProvider.Replies;
using NUnit.Framework;

namespace Mcp.Tests.EndToEnd.Workflows;

/// <summary>What a tool answers is what its published outputSchema promises, member by member.</summary>
public class OutputSchemaTests : WorkflowsFixture
{
    [TestCase("status", "{}", "status")]
    [TestCase("version", "{}", "version")]
    [TestCase("health", "{}", "health")]
    [TestCase("listmodels", "{}", "models")]
    [TestCase("activity", """{"structured":true}""", "activity")]
    [TestCase("threads", "{}", "threads")]
    [TestCase("challenge", """{"prompt":"It is always the cache, obviously."}""", "findings")]
    [TestCase("chat", """{"prompt":"Why?","continuation_id":"new"}""", "thread")]
    [TestCase("debug", null, "outcome")]
    [TestCase("consensus", null, "panel")]
    [CancelAfter(Bound)]
    public async Task Answer_has_what_its_tool_promises(string tool, string? arguments, string own, CancellationToken cancellationToken)
    {
        Server.When(request => request.IsChat, Reply.Stream.Says("""{"outcome":"complete","summary":"The lock is not held.","findings":[]}"""));
        var editor = await EditorAsync(cancellationToken);
        var tools = (await editor.RequestAsync("tools/list", "{}", cancellationToken)).Result.GetProperty("tools");
        var schema = tools.EnumerateArray().Single(each => each.GetProperty("name").GetString() == tool).GetProperty("outputSchema");

        var answer = await editor.CallAsync(tool, arguments ?? Step(1, ("use_assistant_model", true)), cancellationToken);

        var members = answer.Answer.EnumerateObject().Select(member => member.Name).ToList();
        Assert.That(members, Has.Member(own));
        Assert.That(Unknown(answer.Answer, schema, ""), Is.Empty);
    }

    [TestCase("version", "panel"), TestCase("debug", "panel"), TestCase("chat", "findings"), TestCase("status", "expert")]
    [CancelAfter(Bound)]
    public async Task Schema_promises_nothing_that_the_tool_never_gives(string tool, string foreign, CancellationToken cancellationToken)
    {
        var editor = await EditorAsync(cancellationToken);

        var tools = (await editor.RequestAsync("tools/list", "{}", cancellationToken)).Result.GetProperty("tools");

        var schema = tools.EnumerateArray().Single(each => each.GetProperty("name").GetString() == tool).GetProperty("outputSchema");
        Assert.That(schema.GetProperty("properties").TryGetProperty(foreign, out _), Is.False);
    }

    private static IEnumerable<string> Unknown(JsonElement value, JsonElement schema, string path) => value.ValueKind switch
    {
        JsonValueKind.Array when schema.TryGetProperty("items", out var items) => value.EnumerateArray().SelectMany(item => Unknown(item, items, path + "[]")),
        JsonValueKind.Object when schema.TryGetProperty("properties", out var properties) => value.EnumerateObject().SelectMany(member =>
            properties.TryGetProperty(member.Name, out var inner) ? Unknown(member.Value, inner, $"{path}.{member.Name}") : [$"{path}.{member.Name}"]),
        _ => [],
    };
}
