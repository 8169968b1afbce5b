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
    public void Nothing_that_is_offered_is_answered_with_the_settings()
    {
        var none = None with { Allowed = new HashSet<string> { "nosuch" } };

        Assert.That(Tools.Unknown("status", none), Does.Contain("switched off by ALLOWED_TOOLS").And.EndsWith("No tool is offered: look at ALLOWED_TOOLS and DISABLED_TOOLS."));
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

    [Test]
    public void Only_allowed_tools_are_offered_and_the_setting_is_named_to_who_calls_another()
    {
        var allowed = None with { Allowed = new HashSet<string> { "status" } };

        Assert.That(Tools.Offered(allowed).Select(tool => tool.Definition.Name), Is.EqualTo(new[] { "status" }));
        Assert.That(Tools.Find("precommit", allowed), Is.Null);
        Assert.That(Tools.Unknown("precommit", allowed), Does.Contain("switched off by ALLOWED_TOOLS"));
    }

    [Test]
    public void Tool_that_is_allowed_and_disabled_is_disabled()
    {
        var both = Without("status") with { Allowed = new HashSet<string> { "status", "version" } };

        Assert.That(Tools.Offered(both).Select(tool => tool.Definition.Name), Is.EqualTo(new[] { "version" }));
    }

    [Test]
    public void Names_in_the_settings_that_no_tool_has_are_told_with_the_nearest()
    {
        var offer = None with { Disabled = new HashSet<string> { "precomit", "Status" }, Allowed = new HashSet<string> { "translate" } };

        Assert.That(Tools.Warnings(offer), Is.EqualTo(new[]
        {
            "ALLOWED_TOOLS names \"translate\", which is no tool.",
            "DISABLED_TOOLS names \"precomit\", which is no tool; did you mean \"precommit\"?",
        }));
    }

    [TestCase("mcp__expert__status")]
    [TestCase("status_2")]
    public void Tool_is_found_under_the_name_that_a_client_made_of_it(string name)
    {
        Assert.That(Tools.Find(name, None)!.Definition.Name, Is.EqualTo("status"));
        Assert.That(Tools.Find(name, Without("status")), Is.Null);
    }

    private static ToolOffer Without(string name) => None with { Disabled = new HashSet<string> { name } };

    private static ScriptedTool Named(string name, string? provider = null)
    {
        var tool = new ScriptedTool((_, _) => Task.CompletedTask);
        return new ScriptedTool((_, _) => Task.CompletedTask) { Definition = tool.Definition with { Name = name, Provider = provider } };
    }
}
