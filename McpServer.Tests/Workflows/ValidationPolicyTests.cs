using Mcp.Daemon.Answers;
using Mcp.Daemon.Workflows;
using Mcp.Daemon.Workflows.Answering;
using NUnit.Framework;
using static Mcp.Tests.Workflows.Steps;

namespace Mcp.Tests.Workflows;

internal sealed class ValidationPolicyTests
{
    private const string File = "\"relevant_files\":[\"a.cs\"]";

    private static readonly WorkflowTraits Traits = new()
    {
        Tool = "debug", Form = new AnswerForm("debug") { Outcomes = [ExpertOutcome.Complete] },
    };

    [Test]
    public void Expert_is_asked_where_there_is_something_to_validate()
    {
        Assert.That(Decide(Step(2, File)).AsksExpert, Is.True);
    }

    [Test]
    public void Call_that_declines_is_obeyed_whatever_is_at_stake()
    {
        var decision = Decide(Step(2, File + ",\"use_assistant_model\":false"), findings: [Found(Severity.Critical)]);

        Assert.That((decision.State, decision.Reason), Is.EqualTo((ExpertState.Declined, "The call set use_assistant_model to false.")));
    }

    [Test]
    public void Setting_declines_for_calls_that_do_not_say()
    {
        var decision = Decide(Step(2, File), useByDefault: false);

        Assert.That(decision.State, Is.EqualTo(ExpertState.Declined));
        Assert.That(decision.Reason, Does.Contain("DEFAULT_USE_ASSISTANT_MODEL"));
    }

    [Test]
    public void Call_that_asks_beats_the_setting()
    {
        Assert.That(Decide(Step(2, File + ",\"use_assistant_model\":true"), useByDefault: false).AsksExpert, Is.True);
    }

    [Test]
    public void Nothing_to_validate_is_skipped()
    {
        Assert.That(Decide(Step(1)).State, Is.EqualTo(ExpertState.Skipped));
    }

    [Test]
    public void Tool_that_always_has_something_is_asked_without_evidence()
    {
        Assert.That(Decide(Step(1), Traits with { NeedsNoEvidence = true }).AsksExpert, Is.True);
    }

    [Test]
    public void Tool_that_asks_on_request_waits_for_it()
    {
        var onRequest = Traits with { Expert = ExpertUse.OnRequest };

        Assert.That(Decide(Step(2, File), onRequest).State, Is.EqualTo(ExpertState.Skipped));
        Assert.That(Decide(Step(2, File + ",\"use_assistant_model\":true"), onRequest).AsksExpert, Is.True);
    }

    [Test]
    public void Certain_agent_with_little_at_stake_goes_without_and_the_reason_is_kept()
    {
        var decision = Decide(Step(2, File + ",\"confidence\":\"certain\""));

        Assert.That(decision.State, Is.EqualTo(ExpertState.Skipped));
        Assert.That(decision.Reason, Does.Contain("The agent is certain"));
    }

    [Test]
    public void Certain_agent_that_asks_is_validated()
    {
        Assert.That(Decide(Step(2, File + ",\"confidence\":\"certain\",\"use_assistant_model\":true")).AsksExpert, Is.True);
    }

    [TestCase(Severity.Critical)]
    [TestCase(Severity.High)]
    public void Certain_agent_with_a_serious_finding_is_validated(Severity severity)
    {
        var decision = Decide(Step(2, File + ",\"confidence\":\"certain\""), findings: [Found(severity)]);

        Assert.That((decision.AsksExpert, decision.Reason), Is.EqualTo((true, "Asked although the agent is certain: 1 finding of high severity or above.")));
    }

    [Test]
    public void Certain_agent_whose_finding_is_not_in_the_files_is_validated()
    {
        Assert.That(Decide(Step(2, File + ",\"confidence\":\"certain\""), findings: [Found(Severity.Low) with { Grounded = false }]).AsksExpert, Is.True);
    }

    [Test]
    public void Certain_agent_with_many_files_is_validated()
    {
        Assert.That(Decide(Step(2, "\"relevant_files\":[\"a\",\"b\",\"c\",\"d\"],\"confidence\":\"certain\"")).AsksExpert, Is.True);
    }

    [TestCase(3, false), TestCase(4, true)]
    public void Directory_counts_as_the_files_it_stands_for(int files, bool asks)
    {
        var step = Step(2, "\"relevant_files\":[\"src\"],\"confidence\":\"certain\"");

        Assert.That(Decide(step, seen: new SeenEvidence(files, HasContent: true, Nothing: null)).AsksExpert, Is.EqualTo(asks));
    }

    [Test]
    public void Files_of_which_nothing_could_be_read_are_nothing_to_validate()
    {
        var decision = Decide(Step(2, File), seen: Unread);

        Assert.That((decision.State, decision.Next), Is.EqualTo((ExpertState.Skipped, SeenEvidence.NameOthers)));
        Assert.That(decision.Reason, Does.StartWith("Nothing could be read.").And.Contain("use_assistant_model true"));
    }

    [TestCase(false, true), TestCase(true, false)]
    public void Words_about_what_could_not_be_read_carry_the_question_unless_files_are_all_that_is_judged(bool judgesFiles, bool asks)
    {
        var decision = Decide(Step(2, File), Traits with { JudgesFiles = judgesFiles }, [Found(Severity.Low)], seen: Unread);

        Assert.That(decision.AsksExpert, Is.EqualTo(asks));
    }

    [Test]
    public void Call_that_asks_has_its_words_judged_though_nothing_could_be_read()
    {
        Assert.That(Decide(Step(2, File + ",\"use_assistant_model\":true"), Traits with { JudgesFiles = true }, seen: Unread).AsksExpert, Is.True);
    }

    [TestCase(true, ExpectedResult = true), TestCase(false, ExpectedResult = false)]
    public bool Wish_of_an_earlier_step_holds_for_a_tool_that_asks_on_request(bool wish)
    {
        var investigation = Investigation(Step(1, $"\"use_assistant_model\":{(wish ? "true" : "false")}"), Step(2));

        return ValidationPolicy.Decide(
            Traits with { Expert = ExpertUse.OnRequest, NeedsNoEvidence = true }, investigation, LocalEvidence.None, [],
            new SeenEvidence(0, HasContent: false, Nothing: null), useByDefault: false).AsksExpert;
    }

    [Test]
    public void Certainty_never_spares_a_tool_that_always_validates()
    {
        Assert.That(Decide(Step(2, File + ",\"confidence\":\"certain\""), Traits with { MayGoWithoutExpert = false }).AsksExpert, Is.True);
    }

    private static SeenEvidence Unread { get; } = new(0, HasContent: false, Nothing: "Nothing could be read.");

    /// <param name="seen">By default every file that the step names, with text in it.</param>
    private static ValidationDecision Decide(
        StepArguments step, WorkflowTraits? traits = null, IReadOnlyList<Finding>? findings = null, bool useByDefault = true, SeenEvidence? seen = null) =>
        ValidationPolicy.Decide(
            traits ?? Traits, Investigation(step), LocalEvidence.None, findings ?? [],
            seen ?? new SeenEvidence(step.RelevantFiles.Count, step.RelevantFiles.Count > 0, null), useByDefault);

    private static Finding Found(Severity severity) => new() { Kind = "bug", Severity = severity, Text = "It is wrong." };
}
