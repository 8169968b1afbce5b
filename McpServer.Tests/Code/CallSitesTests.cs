using Mcp.Daemon.Code;
using NUnit.Framework;

namespace Mcp.Tests.Code;

internal sealed class CallSitesTests
{
    private const string Text = """
        class Cart
        {
            int Total() => Sum(1);

            void Print()
            {
                Log(Total(), nameof(Total));
                Action later = Total;
                if (Fits<int>(2)) { Items.ForEach(item => Log(item)); }
                return;
            }
        }
        """;

    private static readonly SourceFile Cart = new("Cart.cs", Text);

    [Test]
    public void Call_is_told_from_the_declaration_and_other_mentions()
    {
        var call = CallSites.Of("Total", [Cart]).Single();

        Assert.That((call.Line, call.Text), Is.EqualTo((7, "Log(Total(), nameof(Total));")));
    }

    [Test]
    public void Caller_is_the_function_around()
    {
        Assert.That(CallSites.Of("Total", [Cart]).Single().Caller?.Name, Is.EqualTo("Print"));
    }

    [Test]
    public void Call_at_the_top_of_a_file_has_no_caller()
    {
        Assert.That(CallSites.Of("run", [new SourceFile("a.py", "run()\n")]).Single().Caller, Is.Null);
    }

    [TestCase("a.cs", "class A { object F() => new Cart { X = 1 }; }", "Cart")]
    [TestCase("a.rs", "fn f() { cart![1]; }", "cart")]
    [TestCase("a.rs", "fn f() { cart::<u8>(1); }", "cart")]
    [TestCase("a.kt", "fun f() = cart { it }", "cart")]
    [TestCase("a.rb", "def f\n  cart 1\nend", "cart")]
    [TestCase("a.sh", "if cart; then\n  :\nfi", "cart")]
    [TestCase("a.sh", "x=\"$(cart 1)\"", "cart")]
    [TestCase("a.tsx", "const a = () => <Cart b={c} />;", "Cart")]
    [TestCase("a.ts", "cart?.(1); ", "cart")]
    [TestCase("a.ts", "s = `${cart(1)}`;", "cart")]
    [TestCase("a.py", "s = f'{cart(1)}'", "cart")]
    public void Calls_of_many_languages(string path, string text, string name)
    {
        Assert.That(CallSites.Of(name, [new SourceFile(path, text)]), Has.Count.EqualTo(1));
    }

    [TestCase("a.tsx", "const a: Array<Cart> = [];", "Cart")]
    [TestCase("a.rb", "x = { cart: 1 }\ny = :cart", "cart")]
    [TestCase("a.cs", "class A { void Cart() { } }", "Cart")]
    [TestCase("a.sh", "echo cart", "cart")]
    public void What_is_no_call(string path, string text, string name)
    {
        Assert.That(CallSites.Of(name, [new SourceFile(path, text)]), Is.Empty);
    }

    [Test]
    public void Callees_are_in_order_and_without_keywords()
    {
        var print = Cart.Declared.Single(declared => declared.Name == "Print");

        var callees = CallSites.CalleesOf(Cart, print).Select(callee => (callee.Name, callee.Line, callee.Qualifier));

        Assert.That(callees, Is.EqualTo(new[]
        {
            ("Log", 7, (string?)null), ("Total", 7, null), ("Fits", 9, null), ("ForEach", 9, "Items"), ("Log", 9, null),
        }));
    }

    [Test]
    public void Callees_of_an_expression_are_found()
    {
        var total = Cart.Declared.Single(declared => declared.Name == "Total");

        Assert.That(CallSites.CalleesOf(Cart, total).Single().Name, Is.EqualTo("Sum"));
    }
}
