using Mcp.Daemon.Configuration;
using Mcp.Tests.Support;
using NUnit.Framework;

namespace Mcp.Tests.Configuration;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class PromptFilesTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Test]
    public void Users_file_stands_before_the_shipped_one_and_is_read_anew_each_time()
    {
        var prompts = PromptFiles.Of(new SettingSources
        {
            ShippedFile = _folder["config/mcpserver.json"], UserDirectory = _folder["user"],
        });
        _folder.Write("config/prompts/chat.md", "shipped");

        Assert.That(prompts.Find("chat"), Is.EqualTo("shipped"));

        _folder.Write("user/prompts/chat.md", "mine");

        Assert.That(prompts.Find("chat"), Is.EqualTo("mine"));
    }

    [Test]
    public void Empty_file_is_no_prompt_and_the_one_that_was_built_in_stands()
    {
        var prompts = new PromptFiles([_folder.Path]);
        _folder.Write("chat.md", " \n");

        Assert.That(prompts.Find("chat"), Is.EqualTo(File.ReadAllText(Checkout.File("config/prompts/chat.md")).Trim()));
    }

    [Test]
    public void Name_that_nobody_wrote_a_prompt_for_has_none()
    {
        Assert.That(new PromptFiles([_folder.Path]).Find("nothing"), Is.Null);
    }

    [Test]
    public void Shipped_prompt_of_chat_is_found()
    {
        var prompts = PromptFiles.Of(new SettingSources { ShippedFile = Checkout.File("config/mcpserver.json") });

        Assert.That(prompts.Find("chat"), Does.Contain("second opinion").And.Contain("data"));
    }
}
