using Mcp.Daemon.Tools;
using Mcp.Tests.Calls;
using NUnit.Framework;

namespace Mcp.Tests.Tools;

public class ToolListTests
{
    private static readonly ToolOffer None = new(new HashSet<string>(), new HashSet<string>());

    private static readonly ToolList Tools = new(Named("version"), Named("status"), Named("precommit"));

    [Test]
    public void Tool_is_found_by_its_name()
    {
        Assert.That(Tools.Find("status", None)!.Definition.Name, Is.EqualTo("status"));
    }

    [TestCase("Status")]
    [TestCase("stat")]
    [TestCase("")]
    public void Only_the_exact_name_is_a_tool(string name)
    {
        Assert.That(Tools.Find(name, None), Is.Null);
    }

    [Test]
    public void Disabled_tool_is_neither_offered_nor_found()
    {
        var disabled = Without("status");

        Assert.That(Tools.Offered(disabled).Select(tool => tool.Definition.Name), Is.EqualTo(new[] { "version", "precommit" }));
        Assert.That(Tools.Find("status", disabled), Is.Null);
    }

    [TestCase("versoin", "version")]
    [TestCase("PRECOMMIT", "precommit")]
    [TestCase("precommit_tool_EXAI-WS", "precommit")]
    public void Name_that_is_nearly_one_is_answered_with_it(string name, string suggestion)
    {
        Assert.That(Tools.Unknown(name, None), Does.EndWith($"did you mean \"{suggestion}\"?"));
    }

    [Test]
    public void Name_near_nothing_is_answered_with_the_list()
    {
        Assert.That(Tools.Unknown("translate", None), Does.EndWith("Offered are version, status, precommit."));
    }

    [Test]
    public void Disabled_tool_is_answered_with_the_setting()
    {
        Assert.That(Tools.Unknown("status", Without("status")), Does.Contain("DISABLED_TOOLS").And.EndsWith("Offered are version, precommit."));
    }

    [Test]
    public void Disabled_tool_is_never_suggested()
    {
        Assert.That(Tools.Unknown("statu", Without("status")), Does.Not.Contain("\"status\""));
    }

    [Test]
    public void Tool_of_a_provider_is_only_there_when_the_session_has_that_provider()
    {
        var tools = new ToolList(Named("version"), Named("kimi_upload", "kimi"));

        Assert.That(tools.Offered(None).Select(tool => tool.Definition.Name), Is.EqualTo(new[] { "version" }));
        Assert.That(tools.Find("kimi_upload", None), Is.Null);
        Assert.That(tools.Unknown("kimi_upload", None), Does.Contain("needs kimi"));
        Assert.That(tools.Find("kimi_upload", None with { Providers = new HashSet<string> { "kimi" } }), Is.Not.Null);
    }

    private static ToolOffer Without(string name) => None with { Disabled = new HashSet<string> { name } };

    private static ScriptedTool Named(string name, string? provider = null)
    {
        var tool = new ScriptedTool((_, _) => Task.CompletedTask);
        return new ScriptedTool((_, _) => Task.CompletedTask) { Definition = tool.Definition with { Name = name, Provider = provider } };
    }
}
