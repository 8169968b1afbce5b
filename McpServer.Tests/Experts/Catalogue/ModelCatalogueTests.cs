using Mcp.Daemon.Configuration;
using Mcp.Daemon.Experts.Catalogue;
using Mcp.Tests.Configuration;
using Mcp.Tests.Support;
using Microsoft.Extensions.Time.Testing;
using NUnit.Framework;

namespace Mcp.Tests.Experts.Catalogue;

internal sealed class ModelCatalogueTests
{
    private readonly FakeTimeProvider _time = new();
    private TempFolder _folder = new();

    [SetUp]
    public void SetUp() => _folder = new TempFolder();

    [TearDown]
    public void TearDown() => _folder.Dispose();

    [Test]
    public void Shipped_catalogue_is_sound_and_states_the_source_of_every_figure()
    {
        var state = new ModelCatalogue([Checkout.File("config", "models.json")], _time).Current;

        Assert.That(state.Faults, Is.Empty);
        Assert.That(state.Snapshot.Models.Select(model => model.Source), Is.All.StartsWith("https://"));
        Assert.That(state.Snapshot.Models.Select(model => model.AsOf), Is.All.Not.Null);
        Assert.That(Enum.GetValues<ModelCategory>().Select(category => state.Snapshot.AutoFor(category)), Is.All.Not.Empty);
        Assert.That(state.Snapshot.Models.Select(model => model.Provider).Distinct(), Is.EqualTo(new[] { "kimi", "glm", "openai", "openrouter" }));
    }

    [Test]
    public void Users_file_that_appears_and_goes_is_seen_within_a_second()
    {
        var catalogue = Catalogue();

        Write("user.json", """{ "models": { "kimi/b": {} } }""");
        Assert.That(Names(catalogue), Is.EqualTo(new[] { "a" }), "not looked at twice within a second");
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.That(Names(catalogue), Is.EqualTo(new[] { "a", "b" }));
        File.Delete(_folder["user.json"]);
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.That(Names(catalogue), Is.EqualTo(new[] { "a" }));
    }

    [Test]
    public void File_that_is_saved_by_renaming_is_seen()
    {
        Write("user.json", """{ "models": { "kimi/b": {} } }""");
        var catalogue = Catalogue();

        Write("new.json", """{ "models": { "kimi/c": {} } }""");
        File.Move(_folder["new.json"], _folder["user.json"], overwrite: true);
        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.That(Names(catalogue), Is.EqualTo(new[] { "a", "c" }));
    }

    [TestCase("{ broken", "line 1")]
    [TestCase("""{ "models": { "kimi/b": { "aliases": ["a"] } } }""", "the name of another model")]
    public void File_that_breaks_leaves_the_old_catalogue_and_is_reported_until_it_is_mended(string broken, string fault)
    {
        Write("user.json", """{ "models": { "kimi/b": {} } }""");
        var catalogue = Catalogue();

        Write("user.json", broken);
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.That(Names(catalogue), Is.EqualTo(new[] { "a", "b" }));
        Assert.That(catalogue.Current.Faults, Has.One.Contains(fault).And.One.Contains(_folder["user.json"]));

        Write("user.json", """{ "models": { "kimi/mended": {} } }""");
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.That(Names(catalogue), Is.EqualTo(new[] { "a", "mended" }));
        Assert.That(catalogue.Current.Faults, Is.Empty);
    }

    [Test]
    public void Users_file_that_is_broken_from_the_start_leaves_what_is_shipped()
    {
        Write("user.json", """{ "models": { "kimi/b": { "aliases": ["a"] } } }""");
        var catalogue = Catalogue();

        Assert.That(Names(catalogue), Is.EqualTo(new[] { "a" }));
        Assert.That(catalogue.Current.Faults, Is.Not.Empty);
    }

    [Test]
    public void Users_catalogue_lies_beside_the_users_settings()
    {
        var named = new Dictionary<string, string> { ["MCP_EXPERT_CONFIG"] = _folder["mine.json"] };

        Assert.That(SettingSources.From(named, [], _folder.Path, _folder.Path).UserModels, Is.EqualTo(_folder["models.json"]));
        Assert.That(
            SettingSources.From(new Dictionary<string, string>(), [], _folder.Path, _folder.Path).UserModels,
            Is.EqualTo(Path.Combine(_folder.Path, ".config", "mcp-expert", "models.json")));
    }

    private ModelCatalogue Catalogue()
    {
        Write("shipped.json", """{ "models": { "kimi/a": {} } }""");
        return new ModelCatalogue([_folder["shipped.json"], _folder["user.json"]], _time);
    }

    private void Write(string name, string text) => _folder.Write(name, text);

    private static IEnumerable<string> Names(ModelCatalogue catalogue) => catalogue.Current.Snapshot.Models.Select(model => model.Name);
}
