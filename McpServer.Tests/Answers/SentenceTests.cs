using Mcp.Daemon.Answers;
using NUnit.Framework;

namespace Mcp.Tests.Answers;

public class SentenceTests
{
    [TestCase("slow down", "slow down.")]
    [TestCase("It is late. ", "It is late.")]
    [TestCase("did you mean \"x\"?", "did you mean \"x\"?")]
    [TestCase("it said \"no.\"", "it said \"no.\"")]
    [TestCase("it is \"x\"", "it is \"x\".")]
    [TestCase("and so on…", "and so on…")]
    [TestCase("", "")]
    public void Words_end_as_a_sentence_does(string words, string closed)
    {
        Assert.That(Sentence.Closed(words), Is.EqualTo(closed));
    }
}
