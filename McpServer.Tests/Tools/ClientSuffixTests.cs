using Mcp.Daemon.Tools;
using NUnit.Framework;

namespace Mcp.Tests.Tools;

/// <summary>Names as clients send them back: the server's name around the tool's, or a number behind it.</summary>
public class ClientSuffixTests
{
    [TestCase("mcp__expert__debug", "debug")]
    [TestCase("mcp__my-own_server__list_models", "list_models")]
    [TestCase("expert_debug", "debug")]
    [TestCase("expert.debug", "debug")]
    [TestCase("mcp_expert_debug", "debug")]
    [TestCase("debug_expert", "debug")]
    [TestCase("debug_mcp_expert", "debug")]
    [TestCase("debug_EXAI-WS", "debug")]
    [TestCase("debug-EXAI_WS", "debug")]
    [TestCase("debug_2", "debug")]
    [TestCase("debug-12", "debug")]
    [TestCase("mcp__expert__debug_2", "debug")]
    [TestCase("glm_web_search_expert", "glm_web_search")]
    public void What_a_client_added_is_taken_off(string name, string tool)
    {
        Assert.That(ClientSuffix.Without(name), Is.EqualTo(tool));
    }

    [TestCase("debug")]
    [TestCase("expert")]
    [TestCase("_2")]
    [TestCase("debug2")]
    [TestCase("debug_2024")]
    [TestCase("mcp__expert__")]
    [TestCase("")]
    public void Other_names_stay_as_they_are(string name)
    {
        Assert.That(ClientSuffix.Without(name), Is.Null);
    }
}
