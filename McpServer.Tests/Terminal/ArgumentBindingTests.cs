using System.Text.Json.Nodes;
using Mcp.Shim.Terminal;
using NUnit.Framework;

namespace Mcp.Tests.Terminal;

public class ArgumentBindingTests
{
    [TestCase("--prompt|hello", """{"prompt":"hello"}""")]
    [TestCase("--prompt|12", """{"prompt":"12"}""")]
    [TestCase("--prompt|", """{"prompt":""}""")]
    [TestCase("--prompt=--raw", """{"prompt":"--raw"}""")]
    [TestCase("--prompt=a=b", """{"prompt":"a=b"}""")]
    [TestCase("--max_files|12", """{"max_files":12}""")]
    [TestCase("--max_files|-1", """{"max_files":-1}""")]
    [TestCase("--max-files|12", """{"max_files":12}""")]
    [TestCase("--temperature|0.5", """{"temperature":0.5}""")]
    [TestCase("--staged", """{"staged":true}""")]
    [TestCase("--staged|false", """{"staged":false}""")]
    [TestCase("--staged|--prompt|x", """{"staged":true,"prompt":"x"}""")]
    [TestCase("--files|a,b", """{"files":["a,b"]}""")]
    [TestCase("--files|a|--prompt|x|--files|b", """{"files":["a","b"],"prompt":"x"}""")]
    [TestCase("""--files|["a","b"]""", """{"files":["a","b"]}""")]
    [TestCase("--lines|1|--lines|2", """{"lines":[1,2]}""")]
    [TestCase("""--options|{"a":1}""", """{"options":{"a":1}}""")]
    [TestCase("--anything|[1]", """{"anything":[1]}""")]
    [TestCase("--anything|some words", """{"anything":"some words"}""")]
    [TestCase("", "{}")]
    public void Options_become_arguments_of_the_schemas_types(string words, string expected)
    {
        var bound = ArgumentBinding.Bind(SampleTool.Plain, Split(words), null);

        Assert.That(bound.ToJsonString(), Is.EqualTo(JsonNode.Parse(expected)!.ToJsonString()));
    }

    [Test]
    public void Options_override_members_of_the_json()
    {
        var json = (JsonObject)JsonNode.Parse("""{"prompt":"old","max_files":3}""")!;

        var bound = ArgumentBinding.Bind(SampleTool.Plain, ["--prompt", "new"], json);

        Assert.That(bound.ToJsonString(), Is.EqualTo("""{"prompt":"new","max_files":3}"""));
    }

    [TestCase("--max_files|many", "--max_files takes a whole number, not \"many\"")]
    [TestCase("--max_files|1.5", "--max_files takes a whole number")]
    [TestCase("--temperature|NaN", "--temperature takes a number")]
    [TestCase("--prompt", "--prompt takes text, not nothing")]
    [TestCase("--prompt|a|--prompt|b", "given 2 times")]
    [TestCase("--options|[1]", "--options takes a JSON object")]
    [TestCase("--nothing|1", "sample has no argument --nothing")]
    [TestCase("stray", "\"stray\" belongs to no option")]
    public void What_does_not_fit_is_refused_by_name(string words, string said)
    {
        Assert.That(() => ArgumentBinding.Bind(SampleTool.Plain, Split(words), null),
            Throws.TypeOf<UsageException>().With.Message.Contains(said));
    }

    [Test]
    public void All_faults_are_said_at_once_with_the_arguments_there_are()
    {
        var json = (JsonObject)JsonNode.Parse("""{"unknown":1}""")!;

        Assert.That(() => ArgumentBinding.Bind(SampleTool.Plain, ["--max_files", "many", "--other", "x"], json),
            Throws.TypeOf<UsageException>().With.Message
                .Contains("\"unknown\"").And.Message.Contains("many").And.Message.Contains("--other")
                .And.Message.Contains("--prompt (text, required)").And.Message.Contains("--files (list of text)"));
    }

    private static string[] Split(string words) => words.Length == 0 ? [] : words.Split('|');
}
