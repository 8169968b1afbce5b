using Mcp.Daemon.Answers;
using NUnit.Framework;

namespace Mcp.Tests.Answers;

public class VisibleTextTests
{
    [TestCase("Zeile\n\tzwei – „schön“ 漢字 😀")]
    [TestCase("")]
    public void Text_that_all_can_be_seen_of_stays_as_it_is(string text)
    {
        Assert.That(VisibleText.Of(text), Is.SameAs(text));
    }

    [TestCase('\0'), TestCase('\b'), TestCase('\v'), TestCase('\f'), TestCase('\u001b'), TestCase('\u007f'), TestCase('\u0085'), TestCase('\u009b')]
    [TestCase('\u202a'), TestCase('\u202e'), TestCase('\u2066'), TestCase('\u2069')]
    public void Character_that_no_reader_sees_is_replaced(char hidden)
    {
        Assert.That(VisibleText.Of($"a{hidden}b"), Is.EqualTo("a\uFFFDb"));
    }

    [TestCase("a\r\nb", "a\nb")]
    [TestCase("a\rb", "a\nb")]
    public void Carriage_return_ends_its_line(string text, string shown)
    {
        Assert.That(VisibleText.Of(text), Is.EqualTo(shown));
    }
}
