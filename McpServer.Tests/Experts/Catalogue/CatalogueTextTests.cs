using System.Text;
using Mcp.Daemon.Experts.Catalogue;
using NUnit.Framework;

namespace Mcp.Tests.Experts.Catalogue;

internal sealed class CatalogueTextTests
{
    [Test]
    public void Every_field_is_read()
    {
        var model = Merged("""
            { // a comment
              "models": { "lab/vendor/m:1": {
                "aliases": ["m"], "context_tokens": 1000, "max_output_tokens": 10, "images": true, "tools": false, "web_search": null,
                "structured_output": true, "thinking": "effort", "fixed_temperature": 1, "max_temperature": 1.5, "input_price": 0.5,
                "cached_input_price": 0, "output_price": 2, "fallback": [], "source": "https://a.test", "as_of": "2026-01-31", } },
            }
            """).Models.Single();

        Assert.That(model with { Aliases = [], Fallback = [] }, Is.EqualTo(new CatalogueModel
        {
            Name = "vendor/m:1", Provider = "lab", Aliases = [], Fallback = [], ContextTokens = 1000, MaxOutputTokens = 10, Images = true, Tools = false,
            StructuredOutput = true, Thinking = ThinkingAbility.Effort, FixedTemperature = 1, MaxTemperature = 1.5f, InputPrice = 0.5m,
            CachedInputPrice = 0, OutputPrice = 2, Source = "https://a.test", AsOf = new DateOnly(2026, 1, 31),
        }).Using(new WithoutLists()));
        Assert.That(model.Aliases, Is.EqualTo(new[] { "m" }));
    }

    [Test]
    public void All_faults_are_named_at_once_with_their_lines()
    {
        var faults = CatalogueText.Read(Encoding.UTF8.GetBytes("""
            {
              "models": {
                "kimi/a": { "contextTokens": 1,
                  "input_price": -1 },
                "nameless": { "images": "yes" }
              },
              "auto": { "fastest": [], "fast": "a" },
              "more": 1
            }
            """), "m.json").Faults;

        Assert.That(faults, Is.EqualTo(new[]
        {
            "m.json, line 3: \"kimi/a\" has \"contextTokens\", which is not known; the nearest is \"context_tokens\".",
            "m.json, line 4: \"input_price\" of \"kimi/a\" must be US dollars per million tokens, 0 to 10000, or null.",
            "m.json, line 5: \"nameless\" must be the endpoint's name, a slash and the model's name, such as \"kimi/kimi-k3\".",
            "m.json, line 5: \"images\" of \"nameless\" must be true, false or null.",
            "m.json, line 7: \"auto\" has \"fastest\", which is not known; known are fast, balanced and extended.",
            "m.json, line 7: \"fast\" of \"auto\" must be a list of models.",
            "m.json, line 8: \"more\" is not known there; known are models and auto.",
        }));
    }

    [TestCase("", 1)]
    [TestCase("{\n\"models\": {\n", 3)]
    [TestCase("{}\n}", 2)]
    [TestCase("{\n\"models\": }", 2)]
    public void Text_that_is_no_JSON_names_the_line(string text, int line)
    {
        Assert.That(CatalogueText.Read(Encoding.UTF8.GetBytes(text), "m.json").Faults, Has.One.StartsWith($"m.json, line {line}: is not JSON"));
    }

    [TestCase("[]")]
    [TestCase("""{ "models": [] }""")]
    [TestCase("""{ "models": { "kimi/a": 1 } }""")]
    [TestCase("""{ "auto": null }""")]
    public void Wrong_shape_is_a_fault(string text)
    {
        Assert.That(CatalogueText.Read(Encoding.UTF8.GetBytes(text), "m.json").Faults, Has.One.Contains("must be an object"));
    }

    [Test]
    public void Later_layer_changes_what_it_states_and_keeps_the_rest()
    {
        var model = Merged(
            """{ "models": { "kimi/a": { "aliases": ["x"], "input_price": 1, "output_price": 2 } }, "auto": { "fast": ["a"], "balanced": ["a"] } }""",
            """{ "models": { "KIMI/A": { "input_price": 3, "output_price": null } }, "auto": { "fast": [] } }""");

        Assert.That(
            (model.Models.Single().InputPrice, model.Models.Single().OutputPrice, model.Models.Single().Aliases.Single()),
            Is.EqualTo(((decimal?)3, (decimal?)null, "x")));
        Assert.That(model.AutoFor(ModelCategory.Fast), Is.Empty);
        Assert.That(model.AutoFor(ModelCategory.Balanced), Is.EqualTo(new[] { "a" }));
    }

    [TestCase("""{ "models": { "k/a": { "aliases": ["x"] }, "k/b": { "aliases": ["X"] } } }""", "alias \"x\" is claimed by k/a and k/b")]
    [TestCase("""{ "models": { "k/a": { "aliases": ["B"] }, "k/b": {} } }""", "alias \"B\" of k/a is the name of another model")]
    [TestCase("""{ "models": { "k/a": { "aliases": ["auto"] } } }""", "alias \"auto\"")]
    [TestCase("""{ "models": { "k/a": { "fallback": ["c"] } } }""", "The fallback of k/a names \"c\"")]
    [TestCase("""{ "auto": { "fast": ["c"] } }""", "The auto list Fast names \"c\"")]
    public void What_does_not_fit_together_is_a_fault(string text, string fault)
    {
        Assert.That(CatalogueMerge.Faults(Merged(text)), Has.One.Contains(fault));
    }

    private static CatalogueSnapshot Merged(params string[] texts) => CatalogueMerge.Of(texts.Select(text =>
    {
        var (layer, faults) = CatalogueText.Read(Encoding.UTF8.GetBytes(text), "m.json");
        Assert.That(faults, Is.Empty);
        return layer;
    }));

    // Records compare lists by reference.
    private sealed class WithoutLists : IEqualityComparer<CatalogueModel>
    {
        private static readonly string[] None = [];

        public bool Equals(CatalogueModel? x, CatalogueModel? y) =>
            x! with { Aliases = None, Fallback = None } == y! with { Aliases = None, Fallback = None };

        public int GetHashCode(CatalogueModel model) => 0;
    }
}
