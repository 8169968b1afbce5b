using Mcp.Daemon.Code;
using Mcp.Daemon.Code.Statements;
using NUnit.Framework;

namespace Mcp.Tests.Code.Statements;

public sealed class NestingTests
{
    [TestCase("for (;;) { ", "}", 64)]
    [TestCase("for (;;) { } ", "", 100)]
    public void Loops_are_left_out_where_they_stand_deeper_than_anybody_nests(string opened, string closed, int count)
    {
        var text = string.Concat(Enumerable.Repeat(opened, 100)) + string.Concat(Enumerable.Repeat(closed, 100));

        Assert.That(Loops.Of(new SourceFile("a.js", text)), Has.Count.EqualTo(count));
    }
}
