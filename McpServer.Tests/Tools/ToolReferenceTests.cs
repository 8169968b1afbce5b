using Mcp.Daemon.Tools;
using Mcp.Tests.Configuration;
using Mcp.Tests.Support;
using NUnit.Framework;

namespace Mcp.Tests.Tools;

/// <summary>docs/tools.md: what no schema says of the tools, and neither more nor less than there is.</summary>
public sealed class ToolReferenceTests
{
    private static readonly string[] Sections = File.ReadAllText(Checkout.File("docs/tools.md")).ReplaceLineEndings("\n").Split("\n### ");

    private readonly ComposedTools _tools = new();

    [OneTimeTearDown]
    public async Task EndAsync() => await _tools.DisposeAsync();

    [Test]
    public void Every_tool_has_its_section()
    {
        var headings = Sections.Skip(1).SelectMany(section => section.Split('\n')[0].Split(", "));

        Assert.That(headings, Is.EquivalentTo(_tools.Offered("kimi", "glm").Select(tool => tool.Name)));
    }

    [Test]
    public void Every_argument_is_explained_in_the_section_of_its_tool_or_with_the_shared_ones()
    {
        var missing = from tool in _tools.Offered("kimi", "glm")
                      from argument in tool.Arguments.Properties
                      where !Sections[0].Contains($"`{argument.Name}`", StringComparison.Ordinal)
                          && !Section(tool).Contains($"`{argument.Name}`", StringComparison.Ordinal)
                      select $"{tool.Name}.{argument.Name}";

        Assert.That(missing, Is.Empty);
    }

    [Test]
    public void Every_allowed_word_is_named()
    {
        var missing = from tool in _tools.Offered("kimi", "glm")
                      from argument in tool.Arguments.Properties
                      from word in argument.Allowed ?? []
                      where argument.Name is not "thinking_mode"
                          && !(Sections[0] + Section(tool) + Section("codereview")).Contains($"`{word}`", StringComparison.Ordinal)
                      select $"{tool.Name}.{argument.Name}: {word}";

        Assert.That(missing, Is.Empty);
    }

    private static string Section(ToolDefinition tool) => Section(tool.Name);

    private static string Section(string tool) => Sections.Single(section => section.Split('\n')[0].Split(", ").Contains(tool));
}
