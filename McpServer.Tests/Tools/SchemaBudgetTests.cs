using System.Text.Json;
using System.Text.RegularExpressions;
using Mcp.Daemon.Tokens;
using Mcp.Daemon.Tools;
using Mcp.Tests.Support;
using NUnit.Framework;

namespace Mcp.Tests.Tools;

/// <summary>What models see of the tools on every turn: it must stay small, plain and the same.</summary>
public sealed partial class SchemaBudgetTests
{
    private const int Budget = 4_000;

    private readonly ComposedTools _tools = new();

    [OneTimeTearDown]
    public async Task EndAsync() => await _tools.DisposeAsync();

    [Test]
    public void Default_tools_cost_at_most_4000_tokens()
    {
        var counter = new TokenCounter();

        var cost = _tools.Offered().Select(tool => (tool.Name, Tokens: counter.Count(Seen(tool)))).ToList();

        Assert.That(cost.Sum(each => each.Tokens), Is.LessThanOrEqualTo(Budget), string.Join('\n', cost.Select(each => $"{each.Name} {each.Tokens}")));
    }

    [Test]
    public void Default_tools_are_these_in_a_fixed_order()
    {
        Assert.That(_tools.Offered().Select(tool => tool.Name), Is.EqualTo(new[]
        {
            "chat", "thinkdeep", "analyze", "codereview", "debug", "precommit", "refactor", "secaudit", "testgen", "docgen", "planner", "tracer",
            "consensus", "challenge", "threads", "collect", "listmodels", "status", "activity", "health", "version",
        }));
    }

    [Test]
    public void Every_schema_is_closed_and_every_property_has_one_type()
    {
        var faults = _tools.Offered("kimi", "glm").SelectMany(tool => Faults(tool.Name, tool.Arguments.ToJson()));

        Assert.That(faults, Is.Empty);
    }

    [Test]
    public void Schemas_hold_no_union_reference_or_alternative()
    {
        var schemas = string.Concat(_tools.Offered("kimi", "glm").Select(tool => tool.Arguments.ToJson().GetRawText()));

        Assert.That(Forbidden().Matches(schemas).Select(match => match.Value), Is.Empty);
    }

    [Test]
    public void Every_tool_has_a_title_and_a_description()
    {
        Assert.That(_tools.Offered("kimi", "glm"), Has.All.Property("Title").Not.Empty.And.All.Property("Description").Not.Empty);
    }

    // As JSON without white space, the way it stands in a client's prompt.
    private static string Seen(ToolDefinition tool) =>
        $"{{\"name\":{JsonSerializer.Serialize(tool.Name)},\"description\":{JsonSerializer.Serialize(tool.Description)},\"inputSchema\":{tool.Arguments.ToJson().GetRawText()}}}";

    private static IEnumerable<string> Faults(string tool, JsonElement schema)
    {
        if (!schema.TryGetProperty("additionalProperties", out var more) || more.ValueKind is not JsonValueKind.False)
        {
            yield return $"{tool} is not closed";
        }

        foreach (var property in schema.GetProperty("properties").EnumerateObject())
        {
            if (!property.Value.TryGetProperty("type", out var type) || type.ValueKind is not JsonValueKind.String)
            {
                yield return $"{tool}.{property.Name} has no single type";
            }
        }
    }

    [GeneratedRegex("\"(oneOf|anyOf|allOf|\\$ref|not)\"")]
    private static partial Regex Forbidden();
}
