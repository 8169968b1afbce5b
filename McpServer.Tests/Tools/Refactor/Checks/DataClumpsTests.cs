using Mcp.Daemon.Tools.Refactor.Checks;
using NUnit.Framework;

namespace Mcp.Tests.Tools.Refactor.Checks;

public sealed class DataClumpsTests
{
    [Test]
    public void Names_that_go_together_through_three_functions_are_found()
    {
        var found = Refactored.Findings(
            new DataClumps(),
            ("b.py", "def label(name, street, city, postcode, country):\n    return name\n"),
            ("a.py", "def days(street, city, postcode, country):\n    return 1\n\ndef cost(weight, country, postcode, city, street):\n    return 1\n"));

        Assert.That(found.Single().Text, Does.StartWith("street, city, postcode, country go together through 3 functions: days, cost (a.py:4), label (b.py:1)."));
    }

    [TestCase("def f(street, city, postcode, country):\n    return 1\ndef g(street, city, postcode, country):\n    return 1\n")]
    [TestCase("def f(street, city, zone):\n    return 1\ndef g(street, city, zone):\n    return 1\ndef h(street, city, zone):\n    return 1\n")]
    [TestCase("class A:\n    def f(self, street, city, zone, land):\n        return 1\nclass B:\n    def f(self, street, city, zone, land):\n        return 1\nclass C:\n    def f(self, street, city, zone, land):\n        return 1\n")]
    [TestCase("def f(req, res, next, ctx):\n    return 1\ndef g(req, res, next, ctx):\n    return 1\ndef h(req, res, next, ctx):\n    return 1\n")]
    [TestCase("def f(a, b, c, d):\n    return 1\ndef g(a, b, c, d):\n    return 1\ndef h(a, b, c, d):\n    return 1\n")]
    [TestCase("# def f(street, city, zone, land)\ns = \"def f(street, city, zone, land)\"\ndef g(street, city, zone, land):\n    return 1\n")]
    public void Two_functions_three_names_overrides_and_mere_company_are_not(string text)
    {
        Assert.That(Refactored.By(new DataClumps(), ("a.py", text)), Is.Empty);
    }

    [Test]
    public void Part_of_a_clump_is_not_told_again()
    {
        const string Text = "def f(street, city, zone, land, name):\n    return 1\ndef g(street, city, zone, land, name):\n    return 1\ndef h(street, city, zone, land, name):\n    return 1\n";

        Assert.That(Refactored.Findings(new DataClumps(), ("a.py", Text)).Single().Text, Does.StartWith("street, city, zone, land, name go together"));
    }
}
