using System.Text.Json.Nodes;
using Mcp.Shim.Terminal;
using NUnit.Framework;

namespace Mcp.Tests.Terminal;

public class BookkeepingTests
{
    [TestCase("{}", "Requested from the terminal.", 1, 1, false)]
    [TestCase("""{"step":"Look."}""", "Look.", 1, 1, false)]
    [TestCase("""{"step_number":2}""", "Requested from the terminal.", 2, 2, false)]
    [TestCase("""{"step_number":1,"total_steps":3}""", "Requested from the terminal.", 1, 3, true)]
    [TestCase("""{"next_step_required":true}""", "Requested from the terminal.", 1, 1, true)]
    public void Left_out_bookkeeping_makes_the_call_its_final_step(string given, string step, long number, long total, bool next)
    {
        var arguments = (JsonObject)JsonNode.Parse(given)!;

        Bookkeeping.Fill(SampleTool.Workflow, arguments);

        Assert.That(
            ((string)arguments["step"]!, (long)arguments["step_number"]!, (long)arguments["total_steps"]!, (bool)arguments["next_step_required"]!),
            Is.EqualTo((step, number, total, next)));
    }

    [Test]
    public void Findings_are_empty_when_there_are_none()
    {
        var arguments = new JsonObject();

        Bookkeeping.Fill(SampleTool.Workflow, arguments);

        Assert.That((string?)arguments["findings"], Is.Empty);
    }

    [Test]
    public void Findings_have_words_where_the_schema_wants_some()
    {
        var tool = SampleTool.Of("""
            {"name":"w","inputSchema":{"properties":{"findings":{"type":"string","minLength":1}},"required":["findings"]}}
            """);
        var arguments = new JsonObject();

        Bookkeeping.Fill(tool, arguments);

        Assert.That((string?)arguments["findings"], Is.Not.Empty);
    }

    [Test]
    public void Tool_that_keeps_no_books_gets_nothing()
    {
        var arguments = new JsonObject { ["prompt"] = "x" };

        Bookkeeping.Fill(SampleTool.Plain, arguments);

        Assert.That(arguments.ToJsonString(), Is.EqualTo("""{"prompt":"x"}"""));
    }
}
