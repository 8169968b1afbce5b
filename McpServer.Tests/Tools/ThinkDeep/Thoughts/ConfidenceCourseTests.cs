using Mcp.Daemon.Tools.ThinkDeep.Thoughts;
using Mcp.Tests.Workflows;
using NUnit.Framework;

namespace Mcp.Tests.Tools.ThinkDeep.Thoughts;

public class ConfidenceCourseTests
{
    [Test]
    public void Each_step_is_told_with_what_it_brought()
    {
        var course = ConfidenceCourse.Of(Steps.Investigation(
            Steps.Step(1, "\"confidence\":\"low\",\"hypothesis\":\"A\",\"relevant_files\":[\"a.ts\"],\"findings\":\"Seen.\""),
            Steps.Step(2, "\"confidence\":\"high\",\"hypothesis\":\"B\",\"relevant_files\":[\"a.ts\"],\"findings\":\"Seen.\""),
            Steps.Step(3, "\"confidence\":\"medium\",\"hypothesis\":\"A\",\"findings\":\"More.\""),
            Steps.Step(4)));

        Assert.That(course!.Split('\n'), Is.EqualTo(new[]
        {
            "- step 1: low; a first hypothesis; findings, 1 new file",
            "- step 2: high, up from low; another hypothesis; brought no file and no finding that would make it surer",
            "- step 3: medium, down from high; back to an earlier hypothesis; findings, no new file",
            "- step 4: confidence not given; no hypothesis; brought no file and no finding",
        }));
    }

    [Test]
    public void One_step_has_no_course()
    {
        Assert.That(ConfidenceCourse.Of(Steps.Investigation(Steps.Step(1, "\"confidence\":\"low\""))), Is.Null);
    }

    [TestCase("\"confidence\":\"certain\"", true)]
    [TestCase("\"confidence\":\"very_high\"", true)]
    [TestCase("\"confidence\":\"high\"", false)]
    [TestCase("\"confidence\":\"certain\",\"findings\":\"It is so.\"", false)]
    [TestCase("\"confidence\":\"certain\",\"relevant_files\":[\"a.ts\"]", false)]
    public void Certainty_without_anything_to_show_is_told(string members, bool isTold)
    {
        Assert.That(ConfidenceCourse.Unfounded(Steps.Investigation(Steps.Step(1, members))) is not null, Is.EqualTo(isTold));
    }
}
