using System.Runtime.Versioning;
using Mcp.Daemon.Experts.Endpoints;
using Mcp.Tests.Configuration;
using Mcp.Tests.Support;
using NUnit.Framework;

namespace Mcp.Tests.Experts.Endpoints;

[UnsupportedOSPlatform("windows")]
[Platform(Exclude = "Win", Reason = "The rule is about Unix modes.")]
internal sealed class KeyFileTests
{
    private TempFolder _folder = new();

    [SetUp]
    public void SetUp() => _folder = new TempFolder();

    [TearDown]
    public void TearDown() => _folder.Dispose();

    [Test]
    public void Key_of_the_owner_alone_is_read_without_the_line_end()
    {
        Assert.That(KeyFile.Read(Written("sk-file\n", UnixFileMode.UserRead | UnixFileMode.UserWrite)), Is.EqualTo(("sk-file", (string?)null)));
    }

    [TestCase(UnixFileMode.GroupRead)]
    [TestCase(UnixFileMode.OtherRead)]
    [TestCase(UnixFileMode.GroupWrite)]
    public void File_that_others_may_use_is_refused(UnixFileMode more)
    {
        var (key, fault) = KeyFile.Read(Written("sk-file", UnixFileMode.UserRead | more));

        Assert.That((key, fault), Is.EqualTo(((string?)null, "others than its owner may use it; run chmod 600 on it.")));
    }

    [TestCase("", "empty")]
    [TestCase("two keys", "more than one")]
    [TestCase("your-key-here", "placeholder")]
    public void Content_that_is_no_key_is_refused(string content, string fault)
    {
        Assert.That(KeyFile.Read(Written(content, UnixFileMode.UserRead)).Fault, Does.Contain(fault));
    }

    [Test]
    public void Directory_and_missing_file_are_refused()
    {
        Assert.That(KeyFile.Read(_folder.MakeDirectory("d")).Fault, Does.Contain("not a regular file"));
        Assert.That(KeyFile.Read(_folder["none"]).Fault, Does.Contain("cannot be read"));
    }

    [Test]
    public void Users_configuration_may_name_one_for_any_endpoint()
    {
        using var rig = new SettingsRig();
        var path = Written("sk-file", UnixFileMode.UserRead);

        var endpoint = EndpointTable.For(rig.User($$"""{ "MCP_EXPERT_KEY_FILE_KIMI": "{{path}}" }""").Session()).Find("kimi");

        Assert.That(endpoint?.Key, Is.EqualTo("sk-file"));
    }

    [Test]
    public void Refused_file_leaves_its_endpoint_out_and_says_so()
    {
        using var rig = new SettingsRig();
        var path = Written("sk-file", UnixFileMode.UserRead | UnixFileMode.OtherRead);

        var table = EndpointTable.For(rig.User($$"""{ "MCP_EXPERT_KEY_FILE_GLM": "{{path}}" }""").Session());

        Assert.That(table.Warnings.Single(), Does.Contain(path).And.Contain("MCP_EXPERT_KEY_FILE_GLM").And.Contain("chmod 600").And.Not.Contain("sk-file"));
    }

    private string Written(string content, UnixFileMode mode)
    {
        var path = _folder.Write("key", content);
        File.SetUnixFileMode(path, mode);
        return path;
    }
}
