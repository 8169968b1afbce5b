using NUnit.Framework;

namespace Mcp.Tests.Code;

internal sealed class PythonDeclarationsTests
{
    private const string Cart = """"
        """The cart."""
        from dataclasses import dataclass

        LIMIT = 10
        _cache: dict[str, int] = {}


        @dataclass(frozen=True)
        class Cart(Base[Item], metaclass=Meta):
            """What is bought."""

            name: str = "a"

            def __init__(self, items=(), *, limit: int = 3, **rest):
                self.items = list(items)

            @property
            def total(self) -> int:
                """The sum."""
                return sum(
                    item.price
                    for item in self.items
                )

            async def add(
                self,
                item: Item,
            ) -> None:
                def check(x):
                    return x

                text = """
        not the end
        """
                check(item)


        def run(cart, /, count=1): return cart


        class Empty(Exception):
            """Nothing."""
        """";

    [Test]
    public void Declarations_end_where_the_indentation_does()
    {
        Assert.That(Declared.In("cart.py", Cart), Is.EqualTo(new[]
        {
            "Field LIMIT 4-4 public",
            "Field _cache 5-5",
            "Type Cart 9-35 public",
            "Field Cart.name 12-12 public",
            "Function Cart.__init__(items, limit, rest) 14-15",
            "Property Cart.total 18-23 public",
            "Function Cart.add(item) 25-35 public",
            "Function add.check(x) 29-30",
            "Function run(cart, count) 38-38 public",
            "Type Empty 41-42 public",
        }));
    }

    [TestCase("def f():\n    return \"\"\"\na\"\"\".format(\n        b)\n", "Function f() 1-4 public")]
    [TestCase("def f():\n    a = 1 + \\\n2\n    return a\n", "Function f() 1-4 public")]
    public void Line_that_is_continued_ends_nothing(string text, string declared)
    {
        Assert.That(Declared.In("a.py", text).Single(), Is.EqualTo(declared));
    }

    [TestCase("Cart", "What is bought.")]
    [TestCase("total", "The sum.")]
    [TestCase("Empty", "Nothing.")]
    [TestCase("add", null)]
    [TestCase("run", null)]
    public void Docstring_is_the_first_statement(string name, string? doc)
    {
        Assert.That(Declared.Named(name, "cart.py", Cart).Doc?.Text, Is.EqualTo(doc));
    }
}
