using Mcp.Daemon.Code;
using NUnit.Framework;

namespace Mcp.Tests.Code;

internal sealed class OutlineTests
{
    private const string Text = """
        namespace Shop;

        public record struct Item(string Name);

        class Cart
        {
            private int _limit;

            public int Total => 1;

            void Add(Item item, int count)
            {
            }
        }
        """;

    [Test]
    public void Declarations_of_the_range_have_a_line_each()
    {
        var outline = Outline.Of(new SourceFile("a.cs", Text), 1, 20);

        Assert.That(outline, Is.EqualTo(new[] { "record struct Item (3)", "class Cart (5)", "Total (9)", "Add(item, count) (11)" }));
    }

    [Test]
    public void What_begins_outside_of_the_range_is_left_out()
    {
        Assert.That(Outline.Of(new SourceFile("a.cs", Text), 6, 10), Is.EqualTo(new[] { "Total (9)" }));
    }

    [Test]
    public void Long_outline_says_how_many_more_there_are()
    {
        var text = string.Concat(Enumerable.Range(0, 32).Select(i => $"def f{i}(a): pass\n"));

        var outline = Outline.Of(new SourceFile("a.py", text), 1, 100);

        Assert.That((outline.Count, outline[19], outline[20]), Is.EqualTo((21, "f19(a) (20)", "… 12 more")));
    }

    [Test]
    public void Text_of_no_known_language_has_no_outline()
    {
        Assert.That(Outline.Of(new SourceFile("a.txt", Text), 1, 100), Is.Empty);
    }
}
