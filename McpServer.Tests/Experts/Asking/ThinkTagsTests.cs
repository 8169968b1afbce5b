using Mcp.Daemon.Experts.Asking;
using NUnit.Framework;

namespace Mcp.Tests.Experts.Asking;

public class ThinkTagsTests
{
    [TestCase("The lock.", "The lock.", "")]
    [TestCase("<think>Hm.</think>The lock.", "The lock.", "Hm.")]
    [TestCase("\n <THINK>\nHm.\n</THINK>\n\nThe lock.\n", "The lock.\n", "Hm.")]
    [TestCase("<thinking>Hm.</thinking>\nThe lock.", "The lock.", "Hm.")]
    [TestCase("<think>Hm.</think>\n<think>Ah.</think>\nThe lock.", "The lock.", "Hm.\n\nAh.")]
    [TestCase("<think>Hm. The lock", "", "Hm. The lock")]
    [TestCase("<think></think>The lock.", "The lock.", "")]
    [TestCase("Hm.\nThe tags?\n</think>\n\nThe lock.", "The lock.", "Hm.\nThe tags?")]
    public void Reasoning_is_told_from_the_answer(string text, string answer, string reasoning)
    {
        Assert.That(ThinkTags.Split(text), Is.EqualTo((answer, reasoning)));
    }

    [TestCase("The page ends with </think>, which is wrong.", Description = "within a line")]
    [TestCase("Write <think> and </think> around it.", Description = "both within a line")]
    [TestCase("Write:\n<think>\nHm.\n</think>\n", Description = "an example in the answer")]
    [TestCase("{\"summary\":\"a\n</think>\"}", Description = "in JSON")]
    [TestCase("```\n</think>\n```", Description = "in a fence")]
    [TestCase("</think>", Description = "nothing before it")]
    public void Tags_that_the_answer_speaks_of_stay_in_it(string text)
    {
        Assert.That(ThinkTags.Split(text), Is.EqualTo((text, "")));
    }
}
