using Mcp.Daemon.Code;
using NUnit.Framework;

namespace Mcp.Tests.Code.Searching;

public sealed class TypedNamesTests
{
    [TestCase("a.cs", "Cart cart;")]
    [TestCase("a.cs", "List<Cart> x; Cart? cart;")]
    [TestCase("a.c", "Cart *cart;")]
    [TestCase("a.ts", "function f(cart: Cart) { }")]
    [TestCase("a.js", "const cart = new Cart();")]
    [TestCase("a.go", "cart := &Cart{}")]
    [TestCase("a.java", "Cart[] cart;")]
    public void Name_beside_its_type_is_of_that_type(string path, string text)
    {
        Assert.That(new SourceFile(path, text).Typed.Is("cart", "Cart"), Is.True);
    }

    [TestCase("a.cs", "Cart\ncart;")]
    [TestCase("a.py", "x is Cart and cart")]
    [TestCase("a.cs", "class Cart extends cart")]
    public void Name_that_stands_there_for_something_else_is_not(string path, string text)
    {
        Assert.That(new SourceFile(path, text).Typed.Is("cart", "Cart"), Is.False);
    }

    [Test]
    public void Name_may_be_of_several_types()
    {
        var file = new SourceFile("a.py", "x = Cart()\nx = Order()\n");

        Assert.That(file.Typed.TypesOf("x"), Is.EquivalentTo(new[] { "Cart", "Order" }));
    }
}
