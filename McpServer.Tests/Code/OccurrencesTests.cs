using Mcp.Daemon.Code;
using NUnit.Framework;

namespace Mcp.Tests.Code;

internal sealed class OccurrencesTests
{
    [Test]
    public void Name_counts_in_code_alone()
    {
        const string Text = """
            class Cart
            {
                // Total of the cart
                int Total() => 1;
                int Subtotal => Total() + "Total".Length + TotalOf(1);
                string Text => $"{Total()} Total";
            }
            """;

        var lines = Occurrences.Of("Total", [new SourceFile("a.cs", Text)]).Select(found => (found.Line, found.IsDeclaration));

        Assert.That(lines, Is.EqualTo(new[] { (4, true), (5, false), (6, false) }));
    }

    [Test]
    public void Text_is_the_line_without_its_indentation()
    {
        var found = Occurrences.Of("b", [new SourceFile("a.py", "def a():\n    b(1)  # x\n")]).Single();

        Assert.That(found, Is.EqualTo(new Occurrence("a.py", 2, "b(1)  # x", IsDeclaration: false)));
    }

    [Test]
    public void Text_is_cut()
    {
        var found = Occurrences.Of("b", [new SourceFile("a.js", $"b({new string('1', 1000)})")]).Single();

        Assert.That(found.Text, Has.Length.EqualTo(200));
    }

    [TestCase("$total", "a.php", "<?php $total = 1;", true)]
    [TestCase("total", "a.php", "<?php $this->total = 1;", true)]
    [TestCase("total", "a.js", "$total = 1;", false)]
    [TestCase("empty?", "a.rb", "x.empty?", true)]
    [TestCase("adds an item", "a.kt", "fun `adds an item`() {}", true)]
    [TestCase("LIMIT", "a.c", "#define LIMIT 10", true)]
    [TestCase("total", "a.vue", "<b>{{ total }}</b>\n<script>\n</script>", true)]
    [TestCase("", "a.cs", "x", false)]
    public void Names_are_whole(string name, string path, string text, bool mentions)
    {
        Assert.That(Occurrences.Of(name, [new SourceFile(path, text)]).Any(), Is.EqualTo(mentions));
    }

    [TestCase("Cart.Add")]
    [TestCase("Cart::Add")]
    [TestCase("Cart#Add")]
    public void Qualified_name_counts_where_its_type_is_plausible(string name)
    {
        const string Text = """
            class Cart
            {
                void Add(int x) { }
                void Twice() { Add(1); this.Add(2); other.Add(3); }
            }
            class List
            {
                void Add(int x) { }
                void Run(Cart mine, List yours)
                {
                    mine.Add(1);
                    yours.Add(2);
                    Cart.Add(3);
                    cart.Add(4);
                    new Cart().Add(5);
                    var made = new Cart();
                    made.Add(6);
                }
            }
            """;

        var lines = Occurrences.Of(name, [new SourceFile("a.cs", Text)]).Select(found => found.Line);

        Assert.That(lines, Is.EqualTo(new[] { 3, 4, 11, 13, 14, 15, 17 }));
    }

    [TestCase("a.go", "func f(c *Cart) { c.Add() }")]
    [TestCase("a.go", "func f() { c := &Cart{}\n c.Add() }")]
    [TestCase("a.ts", "function f(c: Cart) { c?.Add(); }")]
    [TestCase("a.py", "c = Cart()\nc.Add()")]
    [TestCase("a.rs", "fn f() { let mut c = Cart::new(); c.Add(); }")]
    [TestCase("a.cpp", "void f(Cart *c) { c->Add(); }")]
    [TestCase("a.php", "<?php function f(Cart $c) { $c->Add(); }")]
    [TestCase("a.js", "import { Add } from './cart';\nAdd();")]
    [TestCase("a.cpp", "void Cart::Add() { }")]
    public void Type_of_a_variable_is_taken_from_what_the_file_says(string path, string text)
    {
        Assert.That(Occurrences.Of("Cart.Add", [new SourceFile(path, text)]), Is.Not.Empty);
    }

    [TestCase("a.go", "func f(c *List) { c.Add() }")]
    [TestCase("a.ts", "function f(c: List) { c.Add(); }")]
    [TestCase("a.py", "Add()")]
    public void Other_types_do_not_count(string path, string text)
    {
        Assert.That(Occurrences.Of("Cart.Add", [new SourceFile(path, text)]), Is.Empty);
    }
}
