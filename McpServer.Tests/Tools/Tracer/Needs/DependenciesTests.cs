using Mcp.Daemon.Tools.Tracer.Needs;
using NUnit.Framework;

namespace Mcp.Tests.Tools.Tracer.Needs;

public class DependenciesTests
{
    private static readonly (string, string)[] Shop =
    [
        ("shop/api/till.py", "import json\nfrom shop.domain.cart import Cart, SPEC\n\n\ndef close(lines):\n    cart = Cart(lines)\n    return json.dumps(cart.total())\n\n\nclass Gift(Cart):\n    pass\n"),
        ("shop/domain/cart.py", "from decimal import Decimal\nfrom shop.storage.rates import rate_of\n\nSPEC = 1\n\n\nclass Cart:\n    def __init__(self, lines):\n        self.lines = lines\n\n    def total(self):\n        return self.sum() * rate_of(self)\n\n    def sum(self):\n        return Decimal(1)\n"),
        ("shop/storage/rates.py", "import shop.domain.cart\n\n\ndef rate_of(cart):\n    # Cart(1)\n    return \"Cart\"\n"),
        ("shop/other/bill.py", "class Bill:\n    def total(self):\n        return rate_of_bill(self)\n\n\ndef show(bill):\n    return bill.total()\n"),
    ];

    [Test]
    public void Type_needs_what_its_members_call_and_its_file_imports()
    {
        var needs = Traced.Dependencies("`Cart`", Shop).Needs.Select(need => $"{need.Kind} {need.Name} {need.Path}:{need.Lines[0]}");

        Assert.That(needs, Is.EqualTo(new[] { "Call rate_of shop/domain/cart.py:12", "Import shop.storage.rates shop/domain/cart.py:2" }));
    }

    [Test]
    public void Imports_of_none_of_the_files_are_outside()
    {
        Assert.That(Traced.Dependencies("`Cart`", Shop).Outside.Single().Imports.Select(import => import.Target), Is.EqualTo(new[] { "decimal" }));
    }

    [Test]
    public void Type_is_needed_by_subclasses_callers_and_importers_and_not_by_its_namesakes()
    {
        var needs = Traced.Dependencies("`Cart`", Shop).NeededBy.Select(need => $"{need.Kind} {need.Name} {need.Path}:{need.Lines[0]}");

        Assert.That(needs, Is.EqualTo(new[]
        {
            "Base Gift shop/api/till.py:10", "Call close calls Cart shop/api/till.py:6", "Call close calls Cart.total shop/api/till.py:7",
            "Import shop/api/till.py shop/api/till.py:2", "Import shop/storage/rates.py shop/storage/rates.py:1",
        }));
    }

    [Test]
    public void Cycle_of_imports_is_told_edge_by_edge()
    {
        var cycle = Traced.Dependencies("`Cart`", Shop).Cycles.Single().Select(edge => $"{edge.From}:{edge.Line}");

        Assert.That(cycle, Is.EqualTo(new[] { "shop/domain/cart.py:2", "shop/storage/rates.py:1" }));
    }

    [Test]
    public void File_without_a_way_back_is_in_no_cycle()
    {
        Assert.That(Traced.Dependencies("`close`", Shop).Cycles, Is.Empty);
    }

    [Test]
    public void Boundaries_are_marked_by_folder()
    {
        var text = DependencyText.Boundaries(Traced.Dependencies("`Cart`", Shop));

        Assert.That(text, Is.EqualTo("- domain → storage: 2 lines, and the other way too\n- api → domain: 4 lines\n- storage → domain: 1 line, and the other way too"));
    }

    [Test]
    public void Files_of_one_folder_cross_nothing()
    {
        var (one, other) = (("shop/a.py", "from shop.b import go_on\n\n\ndef begin():\n    go_on()\n"), ("shop/b.py", "def go_on():\n    pass\n"));

        Assert.That(DependencyText.Boundaries(Traced.Dependencies("`begin`", one, other)), Is.Null);
    }

    [Test]
    public void Files_of_one_area_cross_nothing()
    {
        (string, string)[] files =
        [
            ("shop/api/a.py", "from shop.api.b import go_on\n\n\ndef begin():\n    go_on()\n"), ("shop/api/b.py", "def go_on():\n    pass\n"), ("shop/domain/c.py", ""),
        ];

        Assert.That(DependencyText.Boundaries(Traced.Dependencies("`begin`", files)), Is.Null);
    }

    [Test]
    public void File_needs_what_it_calls_in_others()
    {
        var found = Traced.Dependencies("shop/domain/cart.py", Shop);

        Assert.That(DependencyText.Needs(found), Does.Contain("- shop/domain/cart.py:12 calls rate_of (shop/storage/rates.py:4), crosses domain → storage").And.Not.Contain("sum"));
        Assert.That(DependencyText.NeededBy(found), Does.Contain("shop/api/till.py:7 close calls Cart.total").And.Contain("shop/api/till.py:2 imports its file"));
    }

    [Test]
    public void Types_that_a_function_mentions_are_needed_where_its_file_sees_them()
    {
        (string, string)[] files =
        [
            ("a/Till.cs", "namespace A;\n\nclass Till\n{\n    int Sum(Cart cart, Rate rate) => 1; // Bill\n}\n"),
            ("a/Cart.cs", "namespace A;\n\nclass Cart { }\n"), ("b/Rate.cs", "namespace B;\n\nclass Rate { }\n"), ("a/Bill.cs", "namespace A;\n\nclass Bill { }\n"),
        ];

        Assert.That(Traced.Dependencies("Till.Sum", files).Needs.Where(need => need.Kind is NeedKind.Type).Select(need => need.Name), Is.EqualTo(new[] { "Cart" }));
    }

    [Test]
    public void Trait_of_rust_is_needed_by_the_type_that_implements_it()
    {
        var code = ("src/shape.rs", "pub trait Area {\n    fn area(&self) -> u64;\n}\n\npub struct Square(u64);\n\nimpl Area for Square {\n    fn area(&self) -> u64 {\n        self.0\n    }\n}\n");

        Assert.That(DependencyText.NeededBy(Traced.Dependencies("`Area`", code)), Does.StartWith("- src/shape.rs:7 Square implements it"));
    }
}
