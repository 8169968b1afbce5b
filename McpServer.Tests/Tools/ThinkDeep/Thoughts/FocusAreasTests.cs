using Mcp.Daemon.Tools.ThinkDeep.Thoughts;
using Mcp.Tests.Workflows;
using NUnit.Framework;

namespace Mcp.Tests.Tools.ThinkDeep.Thoughts;

public class FocusAreasTests
{
    [TestCase("security", "The query is slow.")]
    [TestCase("operational cost", "The sort is stable.")]
    [TestCase("migration", "Emigration is out of scope.")]
    public void Area_that_no_word_is_about_is_untouched(string area, string findings)
    {
        Assert.That(Untouched(area, $"\"findings\":\"{findings}\""), Is.EqualTo(new[] { area }));
    }

    [TestCase("security", "The token is compared in constant time.")]
    [TestCase("performance", "Latency doubles.")]
    [TestCase("Migration path", "Both tables are migrated at once.")]
    [TestCase("retry policy", "retryPolicy is read twice.")]
    [TestCase("retry policy", "See httpRetry for it.")]
    public void Area_that_some_word_is_about_is_touched(string area, string findings)
    {
        Assert.That(Untouched(area, $"\"findings\":\"{findings}\""), Is.Empty);
    }

    [Test]
    public void Task_that_asks_for_an_area_does_not_touch_it()
    {
        Assert.That(Untouched("security", "\"step\":\"Think about security.\""), Is.EqualTo(new[] { "security" }));
    }

    [Test]
    public void Without_areas_none_is_untouched()
    {
        Assert.That(FocusAreas.Untouched(Steps.Investigation(Steps.Step(1))), Is.Empty);
    }

    private static IReadOnlyList<string> Untouched(string area, string more) =>
        FocusAreas.Untouched(Steps.Investigation(Steps.Step(1, $"\"focus_areas\":[\"{area}\"],{more}")));
}
