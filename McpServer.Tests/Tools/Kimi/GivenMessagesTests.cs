using System.Text.Json;
using Mcp.Contract;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Tools.Kimi;
using Microsoft.Extensions.AI;
using NUnit.Framework;

namespace Mcp.Tests.Tools.Kimi;

public class GivenMessagesTests
{
    [Test]
    public void Text_messages_keep_role_and_order()
    {
        var messages = Messages("""[{"role":"system","content":"s"},{"role":"user","content":"u"},{"role":"assistant","content":"a"}]""");

        Assert.That(messages.Select(message => (message.Role, message.Text)), Is.EqualTo(new[]
        {
            (ChatRole.System, "s"), (ChatRole.User, "u"), (ChatRole.Assistant, "a"),
        }));
    }

    [TestCase("""{"id":"1","type":"function","function":{"name":"f","arguments":"{\"x\":1}"}}""")]
    [TestCase("""{"id":"1","name":"f","arguments":{"x":1}}""")]
    [TestCase("""{"id":"1","name":"f","arguments":"{\"x\":1}"}""")]
    public void Call_is_read_in_the_nested_and_in_the_flat_form(string call)
    {
        var read = Call(call);

        Assert.That((read.CallId, read.Name, read.Arguments!.Keys.Single(), ((JsonElement)read.Arguments["x"]!).GetInt32()), Is.EqualTo(("1", "f", "x", 1)));
    }

    [TestCase("""{"id":"1","name":"f","arguments":"{half"}""")]
    [TestCase("""{"id":"1","name":"f","arguments":"[1]"}""")]
    [TestCase("""{"id":"1","name":"f","arguments":null}""")]
    [TestCase("""{"id":"1","name":"f"}""")]
    public void Arguments_that_are_no_object_are_none(string call)
    {
        Assert.That(Call(call).Arguments, Is.Empty);
    }

    [Test]
    public void Result_of_a_tool_belongs_to_its_call()
    {
        var result = (FunctionResultContent)Messages("""[{"role":"tool","tool_call_id":"7","content":"r"}]""").Single().Contents.Single();

        Assert.That((result.CallId, result.Result), Is.EqualTo(("7", (object)"r")));
    }

    [TestCase("[]", "no message")]
    [TestCase("""[{"role":"user","content":"u"},{"role":"human","content":"u"}]""", "message 2 has no role")]
    [TestCase("""[{"content":"u"}]""", "message 1 has no role")]
    [TestCase("""[{"role":1,"content":"u"}]""", "message 1 has no role")]
    [TestCase("""["text"]""", "message 1 has no role")]
    [TestCase("""[{"role":"tool","content":"r"}]""", "message 1 has the role tool and no tool_call_id")]
    [TestCase("""[{"role":"assistant","tool_calls":[{"name":"f"}]}]""", "has no id")]
    [TestCase("""[{"role":"assistant","tool_calls":[{"id":"1"}]}]""", "has no name")]
    [TestCase("""[{"role":"assistant","tool_calls":["f"]}]""", "has no id")]
    public void Message_that_cannot_be_read_is_named(string messages, string what)
    {
        Assert.That(() => Messages(messages), Fails(what));
    }

    [Test]
    public void Function_is_read_in_both_forms_with_its_schema()
    {
        const string schema = """{"type":"object","properties":{"x":{"type":"integer"}}}""";
        var tools = Tools($$$"""[{"type":"function","function":{"name":"f","description":"d","parameters":{{{schema}}}}},{"name":"g"}]""")!;

        var (f, g) = ((AIFunctionDeclaration)tools[0], (AIFunctionDeclaration)tools[1]);
        Assert.That((f.Name, f.Description, f.JsonSchema.GetRawText()), Is.EqualTo(("f", "d", schema)));
        Assert.That((g.Name, g.JsonSchema.GetProperty("type").GetString()), Is.EqualTo(("g", "object")));
    }

    [Test]
    public void No_tools_are_no_list()
    {
        Assert.That(Tools("[]"), Is.Null);
    }

    [TestCase("""[{"name":"f"},{"type":"web_search"}]""", "tool 2 is no function with a name")]
    [TestCase("""["f"]""", "tool 1 is no function with a name")]
    [TestCase("""[{"function":"f"}]""", "tool 1 is no function with a name")]
    public void Tool_that_is_no_function_is_named(string tools, string what)
    {
        Assert.That(() => Tools(tools), Fails(what));
    }

    private static List<ChatMessage> Messages(string json) => GivenMessages.Messages(Items(json));

    private static IList<AITool>? Tools(string json) => GivenMessages.Tools(Items(json));

    private static FunctionCallContent Call(string json) =>
        (FunctionCallContent)Messages($$"""[{"role":"assistant","tool_calls":[{{json}}]}]""").Single().Contents.Single();

    private static JsonElement[] Items(string json) => [.. JsonElement.Parse(json).EnumerateArray()];

    private static NUnit.Framework.Constraints.ContainsConstraint Fails(string what) => Throws.InstanceOf<ToolFailureException>()
        .With.Property(nameof(ToolFailureException.Code)).EqualTo(ErrorCode.InvalidArgument).And.Message.Contains(what);
}
