using Mcp.Contract;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Experts.Catalogue;
using Mcp.Daemon.Experts.Choosing;
using NUnit.Framework;

namespace Mcp.Tests.Experts.Choosing;

internal sealed class ModelSelectionTests
{
    private static readonly (string, string)[] Both = [("KIMI_API_KEY", "k"), ("GLM_API_KEY", "g")];

    [TestCase(ModelCategory.Fast, new[] { "glm/glm-flash", "glm/glm-5", "kimi/kimi-k2.6" })]
    [TestCase(ModelCategory.Balanced, new[] { "glm/glm-5", "kimi/kimi-k2.6" })]
    [TestCase(ModelCategory.Extended, new[] { "kimi/kimi-k3", "glm/glm-5" })]
    public void Auto_takes_the_categorys_list_and_the_rest_of_it_as_fallbacks(ModelCategory category, string[] names)
    {
        Assert.That(Names(Plan(null, category, Both)), Is.EqualTo(names));
    }

    [Test]
    public void Auto_passes_over_endpoints_that_are_not_configured()
    {
        Assert.That(Names(Plan("AUTO", ModelCategory.Fast, ("KIMI_API_KEY", "k"))), Is.EqualTo(new[] { "kimi/kimi-k2.6" }));
    }

    [Test]
    public void Auto_asks_no_model_that_would_refuse_the_images()
    {
        var plan = ModelSelection.Plan(OfferRig.Offer(Both), new ModelRequest(ModelCategory.Balanced) { Images = true });

        Assert.That(Names(plan), Is.EqualTo(new[] { "kimi/kimi-k2.6" }));
    }

    [Test]
    public void Auto_puts_what_can_search_before_what_may()
    {
        var plan = ModelSelection.Plan(OfferRig.Offer(Both), new ModelRequest(ModelCategory.Extended) { WebSearch = true });

        Assert.That(Names(plan), Is.EqualTo(new[] { "glm/glm-5", "kimi/kimi-k3" }));
    }

    [Test]
    public void Auto_without_a_preferred_model_takes_the_first_there_is()
    {
        var plan = Plan(null, ModelCategory.Fast, ("CUSTOM_API_URL", "http://127.0.0.1"), ("CUSTOM_MODEL_NAME", "llama:8b"));

        Assert.That(Names(plan), Is.EqualTo(new[] { "custom/llama:8b" }));
    }

    [TestCase("kimi-k3")]
    [TestCase("KIMI-K3")]
    [TestCase("k3")]
    [TestCase("kimi/kimi-k3")]
    [TestCase(" kimi/k3 ")]
    public void Named_model_is_that_model_with_its_declared_fallbacks(string name)
    {
        Assert.That(Names(Plan(name, ModelCategory.Fast, Both)), Is.EqualTo(new[] { "kimi/kimi-k3", "kimi/kimi-k2.6", "glm/glm-5" }));
    }

    [Test]
    public void Session_default_is_taken_when_the_call_names_none()
    {
        Assert.That(OfferRig.Name(Plan(null, ModelCategory.Fast, [.. Both, ("DEFAULT_MODEL", "five")]).First), Is.EqualTo("glm/glm-5"));
    }

    [Test]
    public void Mistyped_name_is_an_error_with_the_nearest_and_the_usable_ones()
    {
        var failure = Fails("kimi-k2.7", Both);

        Assert.That(failure.Code, Is.EqualTo(ErrorCode.UnknownModel));
        Assert.That(failure.Message, Does.Contain("Did you mean \"kimi-k2.6\"").And.Contain("Usable are kimi-k3, kimi-k2.6, glm-5, glm-flash"));
    }

    [Test]
    public void Model_of_an_endpoint_without_key_says_which_key()
    {
        var failure = Fails("five", ("KIMI_API_KEY", "k"));

        Assert.That((failure.Code, failure.Message.Contains("set GLM_API_KEY")), Is.EqualTo((ErrorCode.NotConfigured, true)));
    }

    [Test]
    public void Default_model_that_cannot_be_asked_is_an_error_that_names_the_setting()
    {
        Assert.That(Fails(null, ("KIMI_API_KEY", "k"), ("DEFAULT_MODEL", "glm-5")).Message, Does.Contain("(DEFAULT_MODEL)"));
    }

    [TestCase("ALLOWED_MODELS", "glm-5")]
    [TestCase("KIMI_ALLOWED_MODELS", "KIMI-K2.6")]
    public void Blocked_model_says_which_setting_blocks_it(string setting, string allowed)
    {
        var failure = Fails("k3", [.. Both, (setting, allowed)]);

        Assert.That((failure.Code, failure.Message.Contains($"{setting} does not allow it")), Is.EqualTo((ErrorCode.UnknownModel, true)));
    }

    [Test]
    public void Allow_lists_hold_for_fallbacks_and_auto_too()
    {
        Assert.That(Names(Plan("k3", ModelCategory.Fast, [.. Both, ("ALLOWED_MODELS", "K3,five")])), Is.EqualTo(new[] { "kimi/kimi-k3", "glm/glm-5" }));
        Assert.That(Names(Plan("auto", ModelCategory.Fast, [.. Both, ("GLM_ALLOWED_MODELS", "glm/glm-5")])), Is.EqualTo(new[] { "glm/glm-5", "kimi/kimi-k2.6" }));
    }

    [Test]
    public void Nothing_configured_says_how_to_begin()
    {
        var failure = Fails(null);

        Assert.That((failure.Code, failure.Message.Contains("Set KIMI_API_KEY")), Is.EqualTo((ErrorCode.NotConfigured, true)));
    }

    [Test]
    public void Everything_blocked_names_the_list()
    {
        Assert.That(Fails(null, ("KIMI_API_KEY", "k"), ("ALLOWED_MODELS", "glm-5")).Message, Does.Contain("ALLOWED_MODELS allows none"));
    }

    [Test]
    public void Provider_tools_ask_their_provider_only()
    {
        var offer = OfferRig.Offer(Both);

        var auto = ModelSelection.Plan(offer, new ModelRequest(ModelCategory.Fast) { OnlyProvider = "kimi" });
        var failure = Assert.Throws<ToolFailureException>(
            () => ModelSelection.Plan(offer, new ModelRequest(ModelCategory.Fast) { OnlyProvider = "kimi", Model = "glm-5" }));

        Assert.That(Names(auto), Is.EqualTo(new[] { "kimi/kimi-k2.6" }));
        Assert.That(failure.Message, Does.Contain("this tool asks only kimi"));
    }

    [TestCase("ollama/qwen3:8b")]
    [TestCase("qwen3:8b")]
    public void Name_with_a_tag_stays_whole(string name)
    {
        var offer = OfferRig.Discovered(new() { ["ollama"] = ["qwen3:8b", "qwen3:4b"] }, ("MCP_EXPERT_OLLAMA", "on"));

        Assert.That(OfferRig.Name(ModelSelection.Plan(offer, new ModelRequest(ModelCategory.Fast) { Model = name }).First), Is.EqualTo("ollama/qwen3:8b"));
    }

    [Test]
    public void Name_that_two_endpoints_serve_is_asked_at_the_first_and_noted()
    {
        var plan = Plan("kimi-k3", ModelCategory.Fast, [.. Both, ("MCP_EXPERT_URL_WORK", "https://w.test"), ("MCP_EXPERT_MODELS_WORK", "kimi-k3")]);

        Assert.That(plan.First.Endpoint.Name, Is.EqualTo("kimi"));
        Assert.That(plan.Notes, Has.One.Contains("\"work/kimi-k3\""));
    }

    [TestCase("k3", new[] { "kimi/kimi-k2.6", "glm/glm-5", "glm/glm-flash" })]
    [TestCase(null, new[] { "kimi/kimi-k3", "kimi/kimi-k2.6", "glm/glm-5" })]
    public void Others_are_all_that_can_be_asked_beside_the_first(string? name, string[] others)
    {
        Assert.That(Plan(name, ModelCategory.Fast, Both).Others.Select(OfferRig.Name), Is.EquivalentTo(others));
    }

    [Test]
    public void Others_are_only_those_that_the_request_and_the_allow_lists_leave()
    {
        var seeing = ModelSelection.Plan(OfferRig.Offer(Both), new ModelRequest(ModelCategory.Fast) { Model = "k3", Images = true });
        var ofKimi = ModelSelection.Plan(OfferRig.Offer(Both), new ModelRequest(ModelCategory.Fast) { Model = "k3", OnlyProvider = "kimi" });
        var allowed = Plan("k3", ModelCategory.Fast, [.. Both, ("ALLOWED_MODELS", "k3,five")]);

        Assert.That(seeing.Others.Select(OfferRig.Name), Is.EquivalentTo(new[] { "kimi/kimi-k2.6", "glm/glm-flash" }));
        Assert.That(ofKimi.Others.Select(OfferRig.Name), Is.EqualTo(new[] { "kimi/kimi-k2.6" }));
        Assert.That(allowed.Others.Select(OfferRig.Name), Is.EqualTo(new[] { "glm/glm-5" }));
    }

    private static ModelPlan Plan(string? name, ModelCategory category, params (string, string)[] variables) =>
        ModelSelection.Plan(OfferRig.Offer(variables), new ModelRequest(category) { Model = name });

    private static ToolFailureException Fails(string? name, params (string, string)[] variables) =>
        Assert.Throws<ToolFailureException>(() => Plan(name, ModelCategory.Fast, variables))!;

    private static IEnumerable<string> Names(ModelPlan plan) => plan.Fallbacks.Prepend(plan.First).Select(OfferRig.Name);
}
