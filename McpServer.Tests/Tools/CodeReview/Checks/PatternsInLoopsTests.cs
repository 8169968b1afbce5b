using Mcp.Daemon.Tools.CodeReview.Checks;
using NUnit.Framework;

namespace Mcp.Tests.Tools.CodeReview.Checks;

public sealed class PatternsInLoopsTests
{
    [TestCase("a.cs", "class A { void F() {\n foreach (var x in y) {\n  var r = new Regex(\"a+\");\n }\n} }", "3 low")]
    [TestCase("a.java", "class A { void f() { for (String x : y) {\n  Pattern.compile(\"a\", 2).matcher(x);\n} } }", "2 low")]
    [TestCase("a.py", "for x in y:\n    re.compile(r\"a+\").match(x)\n", "2 low")]
    [TestCase("a.go", "package a\nfunc f() {\n for _, x := range y {\n  regexp.MustCompile(`a+`)\n }\n}\n", "4 low")]
    public void Pattern_made_in_each_turn_is_found(string path, string text, string found)
    {
        Assert.That(Reviewed.By(new PatternsInLoops(), path, text), Is.EqualTo(found));
    }

    [TestCase("a.py", "r = re.compile(\"a+\")\nfor x in y:\n    re.compile(x)\n    re.compile(\"a\" + x)\n    r.match(x)\n")]
    public void Pattern_made_once_or_of_the_turn_is_not(string path, string text)
    {
        Assert.That(Reviewed.By(new PatternsInLoops(), path, text), Is.Empty);
    }
}
