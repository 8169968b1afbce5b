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
    public void Investigations_have_the_shared_arguments_but_for_those_that_the_table_denies_them()
    {
        var wrong = from tool in Investigations()
                    from row in SharedArguments()
                    from argument in row.Names
                    let has = tool.Arguments.Properties.Any(property => property.Name == argument)
                    where has == row.NotFor.Contains(tool.Name)
                    select $"{tool.Name}.{argument}: {(has ? "denied and there" : "promised and not there")}";

        Assert.That(wrong, Is.Empty);
    }

    [Test]
    public void What_is_not_shared_is_named_in_the_tools_own_section()
    {
        var shared = SharedArguments().SelectMany(row => row.Names).ToHashSet();
        var missing = from tool in _tools.Offered("kimi", "glm")
                      let isInvestigation = Investigations().Contains(tool)
                      from argument in tool.Arguments.Properties
                      where !(isInvestigation && shared.Contains(argument.Name))
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

    // Those that the sentence above the table lists.
    private List<ToolDefinition> Investigations()
    {
        var sentence = Sections[0].Split('\n').Single(line => line.Contains("share these arguments", StringComparison.Ordinal));
        return [.. _tools.Offered("kimi", "glm").Where(tool => sentence.Contains($"`{tool.Name}`", StringComparison.Ordinal))];
    }

    private static IEnumerable<(IReadOnlyList<string> Names, IReadOnlyList<string> NotFor)> SharedArguments() =>
        from line in Sections[0].Split('\n')
        let cells = line.Split('|')
        where cells is [_, _, _, _, _] && cells[1].Contains('`', StringComparison.Ordinal)
        select (Words(cells[1]), Words(cells[3]));

    private static IReadOnlyList<string> Words(string cell) => [.. cell.Split('`').Where((_, i) => i % 2 == 1)];

    private static string Section(ToolDefinition tool) => Section(tool.Name);

    private static string Section(string tool) => Sections.Single(section => section.Split('\n')[0].Split(", ").Contains(tool));
}
