using Mcp.Contract;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Experts.Asking;
using Mcp.Daemon.Experts.Catalogue;
using Mcp.Daemon.Experts.Endpoints;
using Mcp.Daemon.Experts.Questions;
using Microsoft.Extensions.AI;
using NUnit.Framework;

namespace Mcp.Tests.Experts.Asking;

internal sealed class ModelAbilitiesTests
{
    private static readonly CatalogueModel Unknown = new() { Name = "m", Provider = "kimi" };

    private static readonly ExpertQuestion Plain = new() { Messages = [new ChatMessage(ChatRole.User, "hello")], Category = ModelCategory.Fast };

    private static readonly ExpertQuestion Full = Plain with
    {
        Messages = [new ChatMessage(ChatRole.User, [new TextContent("look"), new DataContent(new byte[] { 1 }, "image/png")])],
        Temperature = 1.7f, Thinking = ThinkingMode.Low, WebSearch = true, MaxOutputTokens = 5_000,
        Tools = [AIFunctionFactory.CreateDeclaration("f", null, default)],
    };

    [Test]
    public void What_nobody_knows_is_asked_as_it_is()
    {
        var fitted = Fit(Full, Unknown);

        Assert.That((fitted.Question, fitted.Notes.Count), Is.EqualTo((Full, 0)));
    }

    [Test]
    public void Images_for_a_model_without_eyes_are_refused()
    {
        var failure = Assert.Throws<ToolFailureException>(() => Fit(Full, Unknown with { Images = false }));

        Assert.That((failure.Code, failure.Message.Contains("takes no images")), Is.EqualTo((ErrorCode.InvalidArgument, true)));
        Assert.That(() => Fit(Plain, Unknown with { Images = false }), Throws.Nothing);
    }

    [Test]
    public void Linked_image_counts_as_an_image()
    {
        var linked = Plain with { Messages = [new ChatMessage(ChatRole.User, [new UriContent("https://a.test/b.png", "image/png")])] };

        Assert.That(() => Fit(linked, Unknown with { Images = false }), Throws.TypeOf<ToolFailureException>());
    }

    [Test]
    public void Tools_for_a_model_that_calls_none_are_refused()
    {
        Assert.That(() => Fit(Full, Unknown with { Tools = false }), Throws.TypeOf<ToolFailureException>());
    }

    [Test]
    public void Fixed_temperature_is_not_sent_and_noted()
    {
        var fitted = Fit(Full, Unknown with { FixedTemperature = 1 });

        Assert.That((fitted.Question.Temperature, fitted.Notes.Single()), Is.EqualTo(((float?)null, "m has a fixed temperature; 1.7 was not asked for.")));
        Assert.That(Fit(Full with { Temperature = 1 }, Unknown with { FixedTemperature = 1 }).Notes, Is.Empty);
    }

    [Test]
    public void Temperature_above_the_models_most_is_lowered_and_noted()
    {
        var fitted = Fit(Full, Unknown with { MaxTemperature = 1 });

        Assert.That((fitted.Question.Temperature, fitted.Notes.Count), Is.EqualTo(((float?)1, 1)));
    }

    [TestCase(ThinkingAbility.Never, ThinkingMode.High, null, 1)]
    [TestCase(ThinkingAbility.Never, ThinkingMode.Minimal, null, 0)]
    [TestCase(ThinkingAbility.Always, ThinkingMode.Minimal, null, 1)]
    [TestCase(ThinkingAbility.Always, ThinkingMode.High, null, 0)]
    [TestCase(ThinkingAbility.Switchable, ThinkingMode.Low, ThinkingMode.Low, 1)]
    [TestCase(ThinkingAbility.Switchable, ThinkingMode.Minimal, ThinkingMode.Minimal, 0)]
    [TestCase(ThinkingAbility.Effort, ThinkingMode.Low, ThinkingMode.Low, 0)]
    public void Thinking_is_asked_for_where_it_can_be(object ability, object wished, object? asked, int notes)
    {
        var fitted = Fit(Plain with { Thinking = (ThinkingMode)wished }, Unknown with { Thinking = (ThinkingAbility)ability });

        Assert.That(((object?)fitted.Question.Thinking, fitted.Notes.Count), Is.EqualTo((asked, notes)));
    }

    [TestCase(ProviderKind.Kimi, null, true)]
    [TestCase(ProviderKind.Kimi, false, false)]
    [TestCase(ProviderKind.OpenAiCompatible, null, false)]
    [TestCase(ProviderKind.OpenAiCompatible, true, true)]
    public void Web_search_that_is_not_offered_is_left_out_and_noted(object kind, bool? ability, bool asked)
    {
        var fitted = Fit(Plain with { WebSearch = true }, Unknown with { WebSearch = ability }, (ProviderKind)kind);

        Assert.That((fitted.Question.WebSearch, fitted.Notes.Count), Is.EqualTo((asked, asked ? 0 : 1)));
    }

    [Test]
    public void Answer_longer_than_the_model_gives_is_not_asked_for()
    {
        var fitted = Fit(Full, Unknown with { MaxOutputTokens = 4_000 });

        Assert.That((fitted.Question.MaxOutputTokens, fitted.Notes.Single()), Is.EqualTo(((int?)4_000, "m answers with at most 4,000 tokens; that was asked for.")));
    }

    [TestCase(true, true)]
    [TestCase(false, false)]
    [TestCase(null, false)]
    public void Structured_output_is_asked_only_of_models_that_can(bool? ability, bool asked)
    {
        var fitted = Fit(Plain with { Format = ChatResponseFormat.Json }, Unknown with { StructuredOutput = ability });

        Assert.That(fitted.Question.Format is not null, Is.EqualTo(asked));
    }

    private static ModelFit Fit(ExpertQuestion question, CatalogueModel model, ProviderKind kind = ProviderKind.Kimi) =>
        ModelAbilities.Fit(question, new ModelChoice(
            new ExpertEndpoint
            {
                Name = "kimi", Kind = kind, BaseUrl = new Uri("http://127.0.0.1"), Silence = TimeSpan.FromSeconds(1),
                SearchSilence = TimeSpan.FromSeconds(1), IsLocal = true, Fingerprint = "f",
            },
            model));
}
