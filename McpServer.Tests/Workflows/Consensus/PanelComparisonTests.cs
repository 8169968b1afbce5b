using Mcp.Daemon.Answers;
using Mcp.Daemon.Workflows.Answering;
using Mcp.Daemon.Workflows.Consensus;
using NUnit.Framework;

namespace Mcp.Tests.Workflows.Consensus;

/// <summary>What is computed from verdicts: the side of most, how far they agree, and how far that can be relied on.</summary>
public class PanelComparisonTests
{
    [TestCase("support support support", "support", 1.0, PanelConfidence.High)]
    [TestCase("support support_with_conditions support", "support_with_conditions", 1.0, PanelConfidence.High)]
    [TestCase("support support oppose", "support", 0.67, PanelConfidence.Low)]
    [TestCase("support support undecided", "support", 0.67, PanelConfidence.Medium)]
    [TestCase("support oppose", "divided", 0.5, PanelConfidence.Low)]
    [TestCase("support oppose undecided", "divided", 0.33, PanelConfidence.Low)]
    [TestCase("support support", "support", 1.0, PanelConfidence.Medium)]
    [TestCase("support", "support", 1.0, PanelConfidence.Low)]
    [TestCase("perhaps perhaps perhaps", "none", 0.0, PanelConfidence.None)]
    public void Verdicts_make_the_verdict_and_what_it_is_worth(string verdicts, string verdict, double agreement, object confidence)
    {
        var comparison = Of([.. verdicts.Split(' ').Select((each, i) => Said(each, model: $"m{i}"))]);

        Assert.That((comparison.Verdict, comparison.Agreement, comparison.Confidence(1).Confidence), Is.EqualTo((verdict, agreement, (PanelConfidence)confidence)));
    }

    [Test]
    public void Verdict_against_ones_part_weighs_three_times_one_along_it()
    {
        var comparison = Of(Said("oppose", Stance.For, "a"), Said("support", Stance.For, "b"));

        Assert.That((comparison.Verdict, comparison.Agreement), Is.EqualTo(("oppose", 0.75)));
    }

    [Test]
    public void Scores_far_apart_are_told_the_widest_first_with_who_holds_what()
    {
        var comparison = Of(
            Said("support", model: "a", scores: [("cost", -2), ("risk", 0), ("fit", 1)]),
            Said("support", model: "b", scores: [("cost", 2), ("risk", 2), ("fit", 2)]));

        Assert.That(comparison.Disagreements.Select(each => (each.About, each.Spread)), Is.EqualTo(new[] { ("cost", 1.0), ("risk", 0.5) }));
        Assert.That(comparison.Disagreements[0].Positions.Select(each => $"{each.Model} {each.Holds}"), Is.EqualTo(new[] { "a (neutral) -2", "b (neutral) +2" }));
        Assert.That(comparison.Confidence(1).Why, Does.Contain("They agree on the verdict and not on its reasons."));
    }

    [Test]
    public void Two_sides_are_a_disagreement_before_any_score()
    {
        var comparison = Of(Said("support", model: "a", scores: [("cost", 2)]), Said("oppose", model: "b", scores: [("cost", -1)]));

        Assert.That(comparison.Disagreements.Select(each => each.About), Is.EqualTo(new[] { "verdict", "cost" }));
    }

    [Test]
    public void Unsure_experts_make_no_sure_panel()
    {
        var comparison = Of(Said("support", model: "a", sure: 4), Said("support", model: "b", sure: 5), Said("support", model: "c", sure: 6));

        Assert.That(comparison.Confidence(2), Is.EqualTo((PanelConfidence.Medium, comparison.Confidence(2).Why)));
        Assert.That(comparison.Confidence(2).Why.Single(), Does.Contain("(5 of 10)"));
    }

    [TestCase("Support", "support")]
    [TestCase("APPROVE", "support")]
    [TestCase("Support with conditions", "support_with_conditions")]
    [TestCase("conditional support", "support_with_conditions")]
    [TestCase("support unconditionally", "support")]
    [TestCase("Unconditional support", "support")]
    [TestCase("Opposed", "oppose")]
    [TestCase("oppose unless conditions are met", "oppose")]
    [TestCase("oppose, unconditionally", "oppose")]
    [TestCase("mixed", "undecided")]
    [TestCase("banana", null)]
    public void Verdict_in_other_words_is_understood_or_left_out(string said, string? verdict)
    {
        Assert.That(Said(said).Verdict!.Word, Is.EqualTo(verdict));
    }

    [TestCase("\"8/10\"", 8), TestCase("7", 7), TestCase("0.8", null), TestCase("\"high\"", null), TestCase("11", null)]
    public void Sureness_out_of_its_scale_is_left_out(string said, int? sure)
    {
        var answer = new PanelAnswer(new PanelMember("m", Stance.Neutral), AnswerReading.Read($$"""{"outcome":"complete","summary":"s","verdict":"support","confidence":{{said}}}""", PanelForm.Form));

        Assert.That(answer.Verdict!.Confidence, Is.EqualTo(sure));
    }

    private static PanelComparison Of(params PanelAnswer[] answers) => new(answers);

    private static PanelAnswer Said(
        string verdict, Stance stance = Stance.Neutral, string model = "m", int sure = 9, params (string Aspect, int Score)[] scores) =>
        new(new PanelMember(model, stance), AnswerReading.Read(PanelRig.Verdict(verdict, sure, scores), PanelForm.Form));
}
