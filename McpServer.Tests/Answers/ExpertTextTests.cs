using Mcp.Daemon.Answers;
using NUnit.Framework;

namespace Mcp.Tests.Answers;

public class ExpertTextTests
{
    [Test]
    public void Who_answered_after_what_and_for_how_much_is_in_two_lines()
    {
        var expert = new ExpertReport(ExpertState.Answered)
        {
            Provider = "glm", Model = "glm-4.6", Attempts = 3, FallbackFrom = "kimi/kimi-k2", Shared = true,
        };

        Assert.That(
            ExpertText.Render(expert, new UsageReport(12_345, 12_000, 678, 90, 0.0123m)),
            Is.EqualTo(
                "Expert: answered, glm/glm-4.6, instead of kimi/kimi-k2, 3 attempts, shared with another request.\n"
                + "Usage: 12,345 tokens in, 12,000 of them cached, 678 out, 90 of them reasoning, $0.0123."));
    }

    [Test]
    public void Figures_that_nobody_stated_are_left_out()
    {
        Assert.That(
            ExpertText.Render(new ExpertReport(ExpertState.Failed, "The key was refused."), new UsageReport()),
            Is.EqualTo("Expert: failed. The key was refused."));
    }
}
