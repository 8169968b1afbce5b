using Mcp.Daemon.Workflows;
using NUnit.Framework;
using static Mcp.Tests.Workflows.Steps;

namespace Mcp.Tests.Workflows;

public class EarlyCompletionTests
{
    private static readonly string Much = $"\"findings\":\"{new string('x', 60)}\"";

    [Test]
    public void Certain_agent_with_findings_of_several_steps_and_a_file_is_done()
    {
        var investigation = Investigation(Step(1, Much + ",\"relevant_files\":[\"a.cs\"]"), Step(2, Much + ",\"confidence\":\"certain\""));

        Assert.That(EarlyCompletion.ReasonToEnd(investigation), Does.Contain("step 2 of 5").And.Contain("certain"));
    }

    [TestCase("very_high")]
    [TestCase("almost_certain")]
    public void Nearly_certain_agent_is_done_one_step_before_its_end_and_not_earlier(string confidence)
    {
        var first = Step(1, Much + ",\"relevant_files\":[\"a.cs\"]");
        var sure = Much + $",\"confidence\":\"{confidence}\"";

        Assert.That(EarlyCompletion.ReasonToEnd(Investigation(first, Step(3, sure))), Is.Null);
        Assert.That(EarlyCompletion.ReasonToEnd(Investigation(first, Step(4, sure))), Is.Not.Null);
    }

    [Test]
    public void Certainty_without_a_file_ends_nothing()
    {
        var investigation = Investigation(Step(1, Much), Step(2, Much + ",\"confidence\":\"certain\""));

        Assert.That(EarlyCompletion.ReasonToEnd(investigation), Is.Null);
    }

    [Test]
    public void Certainty_with_a_remark_for_findings_ends_nothing()
    {
        var investigation = Investigation(Step(1), Step(2, "\"findings\":\"found it\",\"confidence\":\"certain\",\"relevant_files\":[\"a.cs\"]"));

        Assert.That(EarlyCompletion.ReasonToEnd(investigation), Is.Null);
    }

    [Test]
    public void First_step_is_never_the_last_by_certainty_alone()
    {
        var much = $"\"findings\":\"{new string('x', 200)}\"";
        var investigation = Investigation(Step(1, much + ",\"relevant_files\":[\"a.cs\"],\"confidence\":\"certain\""));

        Assert.That(EarlyCompletion.ReasonToEnd(investigation), Is.Null);
    }

    [Test]
    public void Step_that_ends_by_itself_needs_no_reason()
    {
        var investigation = Investigation(
            Step(1, Much + ",\"relevant_files\":[\"a.cs\"]"), Step(2, Much + ",\"confidence\":\"certain\"", next: false));

        Assert.That(EarlyCompletion.ReasonToEnd(investigation), Is.Null);
    }
}
