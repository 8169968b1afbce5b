using Mcp.Daemon.Schemas;
using Mcp.Daemon.Tools;
using Mcp.Tests.Support;
using NUnit.Framework;

namespace Mcp.Tests.Workflows;

/// <summary>A step is checked by what its tool publishes: whoever reads the schema knows what is refused.</summary>
public sealed class StepSchemaTests
{
    private readonly ComposedTools _tools = new();

    [OneTimeTearDown]
    public async Task EndAsync() => await _tools.DisposeAsync();

    [TestCase("step_number", "0", "at least 1")]
    [TestCase("step_number", "-3", "at least 1")]
    [TestCase("num_files_documented", "-1", "at least 0")]
    [TestCase("total_files_to_document", "-1", "at least 0")]
    [TestCase("target_description", "\"\"", "a string that is not empty")]
    public void Value_that_no_step_can_have_is_refused_by_every_tool_that_has_the_argument(string name, string value, string expected)
    {
        Assert.That(Faults(name, value), Is.Not.Empty.And.All.Contain("expected a").And.All.Contain(expected));
    }

    [Test]
    public void Step_longer_than_its_schema_says_is_refused()
    {
        Assert.That(Faults("step", $"\"{new string('x', 100_001)}\""), Is.Not.Empty.And.All.Contain("100,000 characters, got a string of 100,001 characters"));
    }

    [Test]
    public void Characters_are_counted_as_a_schema_counts_them()
    {
        Assert.That(Faults("step", $"\"{string.Concat(Enumerable.Repeat("🎉", 100_000))}\""), Is.Not.Empty.And.All.Empty);
    }

    /// <summary>What each tool that has the argument says of the value; empty where it takes it.</summary>
    private List<string> Faults(string name, string value) =>
    [
        .. from tool in Investigations()
           let property = tool.Arguments.Properties.FirstOrDefault(property => property.Name == name)
           where property is not null
           select string.Join("; ", ArgumentCheck.Faults(new ObjectSchema(property), Steps.Arguments($"{{\"{name}\":{value}}}").Values)),
    ];

    private IEnumerable<ToolDefinition> Investigations() =>
        _tools.Offered().Where(tool => tool.Arguments.Properties.Any(property => property.Name == "next_step_required"));
}
