using NUnit.Framework;

namespace Mcp.Tests.Tools.Tracer.Targets;

public class TargetSearchTests
{
    private static readonly (string, string) Cart = ("cart.py", "class Cart:\n    def total(self):\n        return 1\n\n\ndef pay(cart):\n    return cart.total()\n");
    private static readonly (string, string) Bill = ("bill.py", "# pay(bill) is elsewhere\nclass Bill:\n    def total(self):\n        return \"def pay(x)\"\n");

    [TestCase("Cart.total", "cart.py:2")]
    [TestCase("the total method of Cart", "cart.py:2")]
    [TestCase("`Cart::total`", "cart.py:2")]
    [TestCase("pay", "cart.py:6")]
    [TestCase("where does `pay` lead?", "cart.py:6")]
    [TestCase("What happens on pay", "cart.py:6")]
    [TestCase("class Bill", "bill.py:2")]
    [TestCase("total in bill.py", "bill.py:3")]
    [TestCase("`total` at bill.py:3", "bill.py:3")]
    [TestCase("bill.py:4", "bill.py:3")]
    public void Definition_is_found_by_the_words(string description, string place)
    {
        Assert.That(Traced.Found(Traced.Target(description, Cart, Bill)), Is.EqualTo(place));
    }

    [Test]
    public void Name_of_several_things_is_not_decided()
    {
        Assert.That(Traced.Found(Traced.Target("`total`", Cart, Bill)), Is.EqualTo("cart.py:2, bill.py:3?"));
    }

    [Test]
    public void Several_plain_words_that_are_declared_are_not_decided()
    {
        var shop = ("shop.py", "def order():\n    pass\n\n\ndef stock():\n    pass\n");

        Assert.That(Traced.Found(Traced.Target("how an order takes from stock", shop)), Is.EqualTo("shop.py:1, shop.py:5?"));
    }

    [Test]
    public void Names_that_the_agent_holds_relevant_decide()
    {
        Assert.That(Traced.Found(Traced.Target("`total`", ["shop.Bill.total"], Cart, Bill)), Is.EqualTo("bill.py:3"));
    }

    [Test]
    public void Overloads_are_one_thing()
    {
        var code = ("A.cs", "class A\n{\n    void Run() { }\n    void Run(int times) { }\n}\n");

        Assert.That(Traced.Found(Traced.Target("A.Run", code)), Is.EqualTo("A.cs:3, A.cs:4"));
    }

    [Test]
    public void Constructor_does_not_make_its_type_unclear()
    {
        var code = ("A.cs", "class Store\n{\n    public Store(int size) { }\n}\n");

        Assert.That(Traced.Found(Traced.Target("`Store`", code)), Is.EqualTo("A.cs:1"));
    }

    [Test]
    public void Parts_of_a_partial_type_are_one_thing()
    {
        var (one, other) = (("A.cs", "partial class Store { void A() { } }\n"), ("B.cs", "partial class Store { void B() { } }\n"));

        Assert.That(Traced.Found(Traced.Target("`Store`", one, other)), Is.EqualTo("A.cs:1, B.cs:1"));
    }

    [Test]
    public void Test_of_the_same_name_is_not_meant()
    {
        var test = ("tests/test_cart.py", "def pay(cart):\n    pass\n");

        Assert.That(Traced.Found(Traced.Target("`pay`", Cart, test)), Is.EqualTo("cart.py:6"));
    }

    [Test]
    public void File_is_the_target_when_nothing_else_is_named()
    {
        Assert.That(Traced.Target("what depends on bill.py", Cart, Bill).File?.Path, Is.EqualTo("bill.py"));
    }

    [Test]
    public void Name_in_comments_and_strings_alone_is_not_declared()
    {
        var target = Traced.Target("`pay`", Bill);

        Assert.That((target.IsFound, target.Wanted), Is.EqualTo((false, "pay")));
    }

    [Test]
    public void Nearest_names_are_told_for_a_missing_one()
    {
        Assert.That(Traced.Target("`Cart.totals`", Cart, Bill).Nearest.Select(symbol => symbol.Name), Is.EqualTo(new[] { "Cart.total", "Bill.total" }));
    }

    [Test]
    public void Calls_of_a_missing_name_are_told()
    {
        var caller = ("till.py", "from cart import charge\n\n\ndef close():\n    charge(1)  # charge(2)\n");

        Assert.That(Traced.Target("`charge`", caller).CalledAt.Select(site => site.Line), Is.EqualTo(new[] { 5 }));
    }

    [Test]
    public void What_else_is_named_is_kept_beside_the_target()
    {
        var target = Traced.Target("from `pay` to `Cart.total`", Cart, Bill);

        Assert.That((Traced.Found(target), target.AlsoNamed.Single().Name), Is.EqualTo(("cart.py:6", "Cart.total")));
    }
}
