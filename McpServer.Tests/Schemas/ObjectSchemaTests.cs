using System.Text.Json;
using Mcp.Daemon.Schemas;
using NUnit.Framework;

namespace Mcp.Tests.Schemas;

public class ObjectSchemaTests
{
    [Test]
    public void Schema_says_everything_a_call_is_checked_by()
    {
        var schema = new ObjectSchema(
            new Property("step", PropertyType.Text, "What is done.") { Required = true, MinLength = 1, MaxLength = 10 },
            new Property("number", PropertyType.Integer, "") { Minimum = 1, Maximum = 9, Default = "3" },
            new Property("severity", PropertyType.Text, "") { Allowed = ["high", "low"] },
            new Property("files", PropertyType.TextList, ""),
            new Property("issues", PropertyType.ObjectList, ""));

        const string expected = """
            {"type":"object","properties":{
              "step":{"type":"string","description":"What is done.","minLength":1,"maxLength":10},
              "number":{"type":"integer","minimum":1,"maximum":9},
              "severity":{"type":"string","enum":["high","low"]},
              "files":{"type":"array","items":{"type":"string"}},
              "issues":{"type":"array","items":{"type":"object"}}},
             "required":["step"],"additionalProperties":false}
            """;
        Assert.That(JsonElement.DeepEquals(schema.ToJson(), JsonDocument.Parse(expected).RootElement), Is.True, schema.ToJson().GetRawText());
    }

    [Test]
    public void Properties_stand_in_the_order_they_were_given()
    {
        var schema = new ObjectSchema(new Property("b", PropertyType.Text, ""), new Property("a", PropertyType.Text, ""));

        Assert.That(schema.ToJson().GetProperty("properties").EnumerateObject().Select(member => member.Name), Is.EqualTo(new[] { "b", "a" }));
    }

    [Test]
    public void Nothing_required_leaves_the_list_out()
    {
        Assert.That(new ObjectSchema().ToJson().TryGetProperty("required", out _), Is.False);
    }
}
