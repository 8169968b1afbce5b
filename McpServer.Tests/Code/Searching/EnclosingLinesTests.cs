using Mcp.Daemon.Code;
using NUnit.Framework;

namespace Mcp.Tests.Code.Searching;

public sealed class EnclosingLinesTests
{
    private const string Code =
        """
        class Cart:
            def add(self, item):
                def inner():
                    return item
                return inner

            def total(self): return 1
        x = 1
        """;

    [TestCase(4, "inner, add, Cart")]
    [TestCase(5, "add, Cart")]
    [TestCase(7, "total, Cart")]
    [TestCase(8, "")]
    public void What_stands_around_a_line_is_told_from_the_inside_out(int line, string names)
    {
        var file = new SourceFile("a.py", Code);

        Assert.That(string.Join(", ", file.AroundLine.At(line).Select(declared => declared.Name)), Is.EqualTo(names));
    }

    [Test]
    public void Of_two_on_one_line_the_one_that_ends_first_is_the_inner_one()
    {
        var file = new SourceFile("a.js", "function f() { function g() { h(); }\nk(); }\n");

        Assert.That(file.AroundLine.At(1).Select(declared => declared.Name), Is.EqualTo(new[] { "g", "f" }));
    }
}
