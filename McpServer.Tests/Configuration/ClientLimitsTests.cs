using Mcp.Daemon.Configuration;
using Mcp.Tests.Support;
using NUnit.Framework;

namespace Mcp.Tests.Configuration;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ClientLimitsTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly ConfigNotes _notes = new();

    public void Dispose() => _folder.Dispose();

    [Test]
    public void Shipped_file_is_sound_and_each_entry_says_where_and_when()
    {
        var shipped = ClientLimits.Read(Checkout.File("config", "clients.json"), _notes);

        Assert.That(_notes.Warnings, Is.Empty);
        Assert.That(shipped.All, Has.Count.GreaterThan(5));
        Assert.That(shipped.All.Select(entry => entry.Source.Length > 0 && entry.Read > new DateOnly(2026, 1, 1)), Is.All.True);
    }

    [Test]
    public void Built_in_is_the_shipped_file()
    {
        var shipped = ClientLimits.Read(Checkout.File("config", "clients.json"), _notes);

        Assert.That(ClientLimits.BuiltIn().All, Is.EqualTo(shipped.All));
    }

    [TestCase("claude-code", 100800)]
    [TestCase("Visual Studio Code - Insiders", 300)]
    [TestCase("codex-mcp-client", 60)]
    [TestCase("GitHub-Copilot-developer", 30)]
    [TestCase("somebody", null)]
    [TestCase(null, null)]
    public void Client_is_found_by_its_name(string? name, double? limit)
    {
        Assert.That(ClientLimits.BuiltIn().Find(name)?.Limit?.TotalSeconds, Is.EqualTo(limit));
    }

    [TestCase("no json", "invalid")]
    [TestCase("[]", "\"clients\"")]
    [TestCase("""{"clients":[{"limit_secs":60}]}""", "clients[0].name")]
    [TestCase("""{"clients":[{"name":"x","limit_secs":"60","source":"s","read":"2026-01-31"}]}""", "clients[0].limit_secs")]
    [TestCase("""{"clients":[{"name":"x","limit_secs":60,"source":"s","read":"yesterday"}]}""", "clients[0].read")]
    public void Broken_file_is_a_warning_and_what_was_built_in_holds(string content, string fault)
    {
        var limits = ClientLimits.Read(_folder.Write("clients.json", content), _notes);

        Assert.That(_notes.Warnings.Single(), Does.Contain(fault));
        Assert.That(limits.All, Is.EqualTo(ClientLimits.BuiltIn().All));
    }

    [Test]
    public void Missing_file_is_no_fault()
    {
        ClientLimits.Read(_folder["nowhere.json"], _notes);

        Assert.That(_notes.Warnings, Is.Empty);
    }
}
