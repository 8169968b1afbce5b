using Mcp.Daemon.Code;
using Mcp.Daemon.Code.Statements;
using NUnit.Framework;

namespace Mcp.Tests.Code.Statements;

public sealed class MemberChainTests
{
    [TestCase("a.py", "order.lines[0].price", "order.lines[0].price")]
    [TestCase("a.py", "price = 1", "price")]
    [TestCase("a.cs", "a?.b.c()", "a?.b.c")]
    [TestCase("a.php", "<?php $this->a->b;", "$this->a->b")]
    [TestCase("a.cpp", "N::A::b;", "N::A::b")]
    [TestCase("a.js", "a\n[0]", "a")]
    public void Chain_goes_on_over_dots_arrows_and_elements(string path, string text, string chain)
    {
        var file = new SourceFile(path, text);
        var first = Enumerable.Range(0, file.Tokens.Count).First(at => file.Tokens.IsWord(at) && file.Tokens.Name(at) != "php");

        var last = MemberChain.Last(file.Tokens, first);

        Assert.That((file.Tokens.Source(first, last), MemberChain.First(file.Tokens, last)), Is.EqualTo((chain, first)));
    }

    [TestCase("f(x).y", 5)]
    [TestCase("(a).b", 4)]
    [TestCase("1", 0)]
    public void What_is_made_by_a_call_begins_no_chain(string text, int last)
    {
        Assert.That(MemberChain.First(new SourceFile("a.py", text).Tokens, last), Is.EqualTo(-1));
    }

    [TestCase("a.b a.b", true)]
    [TestCase("a.b a.c", false)]
    [TestCase("a.b a .b", true)]
    public void Chains_are_compared_by_what_they_say(string text, bool same)
    {
        var tokens = new SourceFile("a.py", text).Tokens;

        Assert.That(MemberChain.Same(tokens, new TokenSpan(0, 2), new TokenSpan(3, 5)), Is.EqualTo(same));
    }

    [Test]
    public void Endless_chain_is_given_up()
    {
        var text = "a" + string.Concat(Enumerable.Repeat(".a", 1_000));

        Assert.That(MemberChain.Last(new SourceFile("a.py", text).Tokens, 0), Is.EqualTo(-1));
    }
}
