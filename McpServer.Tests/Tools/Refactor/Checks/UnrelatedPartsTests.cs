using Mcp.Daemon.Tools.Refactor.Checks;
using NUnit.Framework;

namespace Mcp.Tests.Tools.Refactor.Checks;

public sealed class UnrelatedPartsTests
{
    [Test]
    public void File_of_three_things_is_found()
    {
        var found = Refactored.Findings(new UnrelatedParts(), ("lib.py", Group("date") + Group("cart") + Group("mail")));

        Assert.That(found.Single().Text, Does.Contain("hold 3 groups that use nothing of each other").And.EndWith(
            "date_a, date_b, date_c (30 lines); cart_a, cart_b, cart_c (30 lines); mail_a, mail_b, mail_c (30 lines)."));
    }

    [Test]
    public void File_of_two_things_is_not()
    {
        Assert.That(Refactored.By(new UnrelatedParts(), ("lib.py", Group("date") + Group("cart") + Group("cart2", "cart_a"))), Is.Empty);
    }

    [Test]
    public void Functions_that_each_stand_alone_are_no_groups()
    {
        var text = string.Concat(Enumerable.Range(0, 30).Select(i => $"def route{i}(a):\n    b = load(a)\n    return b\n\n\n"));

        Assert.That(Refactored.By(new UnrelatedParts(), ("routes.py", text)), Is.Empty);
    }

    [Test]
    public void Short_file_may_mix()
    {
        Assert.That(Refactored.By(new UnrelatedParts(), ("lib.py", Group("date", lines: 2) + Group("cart", lines: 2) + Group("mail", lines: 2))), Is.Empty);
    }

    [Test]
    public void Type_of_two_things_is_found()
    {
        var found = Refactored.Findings(new UnrelatedParts(), ("shop.py", "class Shop:\n" + Members("rates", 14) + Members("letters", 14)));

        Assert.That(found.Single().Text, Does.StartWith("The members of Shop fall into 2 groups that share no field and no call"));
    }

    [Test]
    public void Field_that_both_use_makes_them_one()
    {
        Assert.That(Refactored.By(new UnrelatedParts(), ("shop.py", "class Shop:\n" + Members("rates", 14, "self.db") + Members("letters", 14, "self.db"))), Is.Empty);
    }

    [Test]
    public void Constructor_that_touches_all_makes_them_no_one()
    {
        const string Init = "    def __init__(self):\n        self.rates = 1\n        self.letters = 2\n\n";

        Assert.That(Refactored.By(new UnrelatedParts(), ("shop.py", "class Shop:\n" + Init + Members("rates", 14) + Members("letters", 14))), Is.EqualTo("shop.py:1 mixed_type"));
    }

    /// <summary>Three functions, each of which calls the one before.</summary>
    private static string Group(string name, string? also = null, int lines = 8)
    {
        var body = string.Concat(Enumerable.Range(0, lines).Select(i => $"    step({i})\n"));
        return $"def {name}_a(x):\n{body}    {also ?? "end"}(x)\n\n\ndef {name}_b(x):\n{body}    {name}_a(x)\n\n\ndef {name}_c(x):\n{body}    {name}_b(x)\n\n\n";
    }

    private static string Members(string field, int lines, string also = "x")
    {
        var body = string.Concat(Enumerable.Range(0, lines).Select(i => $"        step({i})\n"));
        return string.Concat(Enumerable.Range(0, 3).Select(i => $"    def {field}_{i}(self, x):\n{body}        return self.{field} + {also}\n\n"));
    }
}
