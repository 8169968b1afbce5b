using Mcp.Daemon.Workflows;
using NUnit.Framework;
using static Mcp.Tests.Workflows.Steps;

namespace Mcp.Tests.Workflows;

public class InvestigationTests
{
    [Test]
    public void Files_of_all_steps_stand_in_the_order_of_their_first_naming()
    {
        var investigation = Investigation(
            Step(1, "\"relevant_files\":[\"b.cs\",\"a.cs\"]"), Step(2, "\"relevant_files\":[\"a.cs\",\"c.cs\"]"));

        Assert.That(investigation.RelevantFiles, Is.EqualTo(new[] { "b.cs", "a.cs", "c.cs" }));
        Assert.That(investigation.RememberedFiles, Is.EqualTo(new[] { "b.cs" }));
    }

    [Test]
    public void Relevant_file_counts_as_checked()
    {
        var investigation = Investigation(Step(1, "\"files_checked\":[\"a.cs\"],\"relevant_files\":[\"b.cs\"]"));

        Assert.That(investigation.FilesChecked, Is.EqualTo(new[] { "a.cs", "b.cs" }));
    }

    [Test]
    public void Option_is_as_it_was_given_last()
    {
        var investigation = Investigation(Step(1, "\"review_type\":\"security\""), Step(2, "\"review_type\":\"quick\""), Step(3));

        Assert.That(investigation.Text("review_type"), Is.EqualTo("quick"));
    }

    [Test]
    public void Confidence_is_the_last_one_that_was_given()
    {
        var investigation = Investigation(Step(1, "\"confidence\":\"high\""), Step(2));

        Assert.That(investigation.Confidence, Is.EqualTo(Confidence.High));
    }

    [Test]
    public void Confidence_that_nobody_gave_is_low()
    {
        Assert.That(Investigation(Step(1)).Confidence, Is.EqualTo(Confidence.Low));
    }

    [TestCase("-1", 0), TestCase("0.5", 0.5), TestCase("9", 2)]
    public void Temperature_lies_within_what_the_protocol_has(string given, double temperature)
    {
        Assert.That(Investigation(Step(1, $"\"temperature\":{given}"), Step(2)).Temperature, Is.EqualTo(temperature));
    }

    [Test]
    public void Hypothesis_that_stays_is_told_once_with_the_step_that_brought_it_up()
    {
        var investigation = Investigation(Step(1, "\"hypothesis\":\"a\""), Step(2, "\"hypothesis\":\"a\""), Step(3, "\"hypothesis\":\"b\""));

        Assert.That(investigation.Hypotheses, Is.EqualTo(new[] { (1, "a"), (3, "b") }));
    }

    [Test]
    public void Wish_for_an_expert_that_no_step_states_is_no_wish()
    {
        Assert.That(Step(1).UseExpert, Is.Null);
        Assert.That(Step(1, "\"use_assistant_model\":true").UseExpert, Is.True);
    }
}
