using Mcp.Daemon.Evidence;
using NUnit.Framework;

namespace Mcp.Tests.Evidence;

public class QuestionRoomTests
{
    [TestCase(200_000, 8_000, 172_800, Description = "the model's own longest answer")]
    [TestCase(1_000_000, 128_000, 871_200, Description = "as much as an answer takes")]
    [TestCase(32_000, null, 21_600, Description = "a quarter of a small context")]
    [TestCase(null, null, 100_800, Description = "the smallest models in use")]
    [TestCase(1_000, null, 1_000, Description = "no less than a question needs")]
    [TestCase(0, 0, 1_000)]
    [TestCase(int.MaxValue, int.MaxValue, 1_932_706_482)]
    public void Room_is_the_context_without_the_answer_and_a_tenth(int? context, int? output, int tokens)
    {
        Assert.That(QuestionRoom.For(context, output).Tokens, Is.EqualTo(tokens));
    }
}
