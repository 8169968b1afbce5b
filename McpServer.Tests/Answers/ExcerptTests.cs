using Mcp.Daemon.Answers;
using NUnit.Framework;

namespace Mcp.Tests.Answers;

public sealed class ExcerptTests
{
    [TestCase("abc", 3, "abc")]
    [TestCase("abcd", 3, "abc …")]
    [TestCase("ab😀", 3, "ab …")]
    [TestCase("ab😀c", 4, "ab😀 …")]
    [TestCase("😀", 0, " …")]
    public void Long_text_is_cut_between_characters_and_marked(string text, int longest, string shown)
    {
        Assert.That(Excerpt.Of(text, longest), Is.EqualTo(shown));
    }

    [Test]
    public void White_space_is_folded_to_one_line()
    {
        Assert.That(Excerpt.OnOneLine("  a\t b\r\n\n c "), Is.EqualTo("a b c"));
    }
}
