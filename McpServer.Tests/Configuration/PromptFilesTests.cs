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
    public void Bytes_that_are_no_text_are_no_prompt()
    {
        var prompts = new PromptFiles([_folder.Path]);
        File.WriteAllBytes(_folder["chat.md"], [0xFF, 0xFE, 0, 1, 2]);

        Assert.That(prompts.Find("chat"), Is.EqualTo(File.ReadAllText(Checkout.File("config/prompts/chat.md")).Trim()));
    }

    [Test]
    public void Users_own_prompts_are_named_and_files_that_are_none_are_warned_of()
    {
        var prompts = PromptFiles.Of(new SettingSources { UserDirectory = _folder["user"] });
        var debug = _folder.Write("user/prompts/debug.md", "mine");
        _folder.Write("user/prompts/evidence.md", "my rules");
        var empty = _folder.Write("user/prompts/chat.md", "\n");
        var misnamed = _folder.Write("user/prompts/debgu.md", "mine");

        Assert.That(prompts.Own().ToList(), Has.Count.EqualTo(2).And.Some.EqualTo($"debug ({debug})"));
        Assert.That(prompts.Warnings(), Has.Count.EqualTo(2));
        Assert.That(prompts.Warnings(), Has.Some.StartsWith($"{empty} is not used: it is empty").And.Some.EqualTo($"{misnamed} is not used: no prompt has this name; did you mean debug.md?"));
    }

    [Test]
    public void No_place_of_the_users_own_has_no_prompts_and_no_warnings()
    {
        var prompts = PromptFiles.Of(new SettingSources { UserDirectory = _folder["nowhere"] });

        Assert.That((prompts.Own().Count(), prompts.Warnings().Count), Is.EqualTo((0, 0)));
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
