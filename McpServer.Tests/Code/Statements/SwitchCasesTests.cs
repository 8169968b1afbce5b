using Mcp.Daemon.Code;
using Mcp.Daemon.Code.Statements;
using NUnit.Framework;

namespace Mcp.Tests.Code.Statements;

public sealed class SwitchCasesTests
{
    [TestCase("a.c", "void k() { switch (a) { case 1: case 2: f(); break; default: g(); } }", "f(); break; / g();")]
    [TestCase("a.cpp", "void k() { switch (a) { case N::x: f(); break; case N::y: g(); } }", "f(); break; / g();")]
    [TestCase("a.js", "switch (a) { case b ? (c, 1) : 2: f(); }", "2: f();")]
    public void Labels_in_a_row_have_one_body(string path, string text, string bodies)
    {
        var file = new SourceFile(path, text);

        Assert.That(string.Join(" / ", SwitchCases.Of(file).Single().Select(one => Shown.Of(file, one.Body))), Is.EqualTo(bodies));
    }

    [Test]
    public void Last_case_knows_that_it_is_the_last()
    {
        var cases = SwitchCases.Of(new SourceFile("a.c", "void k() { switch (a) { case 1: f(); case 2: } }")).Single();

        Assert.That(cases.Select(one => one.IsLast), Is.EqualTo(new[] { false, true }));
    }

    [TestCase("class A { int f(int a) { return switch (a) { case 1 -> 2; default -> 3; }; } }")]
    [TestCase("class A { void f() { a.switch(b); } }")]
    public void Arms_with_arrows_are_left_out(string text)
    {
        Assert.That(SwitchCases.Of(new SourceFile("a.java", text)), Is.Empty);
    }

    [Test]
    public void Switch_inside_of_a_case_counts_for_itself()
    {
        Assert.That(SwitchCases.Of(new SourceFile("a.c", "void k() { switch (a) { case 1: switch (b) { case 2: f(); } } }")).Select(cases => cases.Count), Is.EqualTo(new[] { 1, 1 }));
    }
}
