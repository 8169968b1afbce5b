using System.Text.Json;
using Mcp.Daemon.Workflows.Answering;
using NUnit.Framework;

namespace Mcp.Tests.Workflows.Answering;

/// <summary>Values of JSON as people read them.</summary>
public class ValueTextTests
{
    [TestCase("""  "a\nb"  """, "a\nb", Description = "text")]
    [TestCase("1.50", "1.50", Description = "number as it was written")]
    [TestCase("true", "true", Description = "truth")]
    [TestCase("null", "", Description = "nothing")]
    [TestCase("""["a","b\nc"]""", "- a\n- b\n  c", Description = "list")]
    [TestCase("""[null,"","a",[],{}]""", "- a", Description = "list with empty items")]
    [TestCase("""[["a","b"],["c"]]""", "- - a\n  - b\n- - c", Description = "list of lists")]
    [TestCase("""{"first_step":"a","note":"b\nc","n":2}""", "first step: a\nnote: b\n  c\nn: 2", Description = "object")]
    [TestCase("""{"a":null,"b":"","c":[],"d":"e"}""", "d: e", Description = "object with empty members")]
    [TestCase("""{"a":{"b":{"c":"d"}},"e":["f"]}""", "a:\n  b:\n    c: d\ne:\n  - f", Description = "object of objects")]
    [TestCase("""[{"a":"b","c":["d"]},{"a":"e"}]""", "- a: b\n  c:\n    - d\n- a: e", Description = "list of objects")]
    public void Value_is_rendered(string json, string text)
    {
        Assert.That(ValueText.Of(JsonElement.Parse(json)), Is.EqualTo(text));
    }

    [TestCase("\"x\"", "some name: x")]
    [TestCase("[\"x\"]", "some name:\n  - x")]
    [TestCase("{\"x\":1}", "some name:\n  x: 1")]
    public void Value_stands_behind_its_name(string json, string text)
    {
        Assert.That(ValueText.Named("some_name", JsonElement.Parse(json)), Is.EqualTo(text));
    }
}
