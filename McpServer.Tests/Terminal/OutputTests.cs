using Mcp.Shim.Terminal;
using NUnit.Framework;

namespace Mcp.Tests.Terminal;

public class OutputTests
{
    [Test]
    public void Escape_sequence_in_an_answer_does_not_reach_the_terminal()
    {
        Assert.That(Output.Printable("a\e[2Jb\nc\td\u009b1m"), Is.EqualTo("a\uFFFD[2Jb\nc\td\uFFFD1m"));
    }

    [Test]
    public void Tool_is_shown_with_its_arguments_types_and_what_is_required()
    {
        Assert.That(ToolsCommand.Render(SampleTool.Plain), Does
            .Contain("--prompt  text, required  What to ask.").And.Contain("--files  list of text\n"));
    }

    [Test]
    public void What_a_terminal_fills_in_itself_is_not_shown_as_required()
    {
        Assert.That(ToolsCommand.Render(SampleTool.Workflow), Does.Contain("--step_number  whole number\n").And.Not.Contain(", required"));
    }
}
