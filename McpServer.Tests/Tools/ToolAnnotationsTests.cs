using Mcp.Daemon.Tools;
using Mcp.Tests.Support;
using NUnit.Framework;

namespace Mcp.Tests.Tools;

/// <summary>What tools say of themselves is so: clients run without asking what claims to change nothing.</summary>
public sealed class ToolAnnotationsTests
{
    private readonly ComposedTools _tools = new();

    [OneTimeTearDown]
    public async Task EndAsync() => await _tools.DisposeAsync();

    [Test]
    public void Only_what_deletes_or_uploads_says_that_it_changes_something()
    {
        Assert.That(
            All.Where(tool => !tool.ReadOnly).Select(tool => tool.Name), Is.EquivalentTo(new[] { "threads", "glm_upload_file", "kimi_upload_and_extract", "kimi_multi_file_chat" }));
    }

    [Test]
    public void Only_deleting_is_destructive()
    {
        Assert.That(All.Where(tool => tool.Destructive).Select(tool => tool.Name), Is.EqualTo(new[] { "threads" }));
    }

    [Test]
    public void Whatever_may_ask_a_provider_says_that_it_reaches_out()
    {
        Assert.That(All.Where(tool => tool.AsksExpert != tool.OpenWorld).Select(tool => tool.Name), Is.EqualTo(new[] { "health" }), "health probes and asks nothing");
    }

    [Test]
    public void Asking_again_is_never_said_to_be_the_same()
    {
        Assert.That(All.Where(tool => tool.AsksExpert && tool.Idempotent).Select(tool => tool.Name), Is.Empty);
    }

    [Test]
    public void Order_is_the_same_whatever_else_is_offered()
    {
        var few = _tools.Offered().Select(tool => tool.Name);
        var all = All.Select(tool => tool.Name);

        Assert.That(all.Intersect(few), Is.EqualTo(few));
    }

    private IReadOnlyList<ToolDefinition> All => _tools.Offered("kimi", "glm");
}
