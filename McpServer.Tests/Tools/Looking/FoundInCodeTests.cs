using Mcp.Daemon.Answers;
using Mcp.Daemon.Code;
using Mcp.Daemon.Tools.Looking;
using NUnit.Framework;

namespace Mcp.Tests.Tools.Looking;

internal sealed class FoundInCodeTests
{
    [TestCase("1 2 3 4", "Odd. The same in 3 more places of this file: lines 2, 3, 4.")]
    [TestCase("1 1 2 2 3", "Odd. The same in 2 more places of this file: lines 2, 3.")]
    [TestCase("1 1 1 4", "Odd. The same in 1 more place of this file: line 4.")]
    [TestCase("1 1 1 1", "Odd.")]
    [TestCase("1 2 3 4 5 6 7 8 9 9 10", "Odd. The same in 9 more places of this file: lines 2, 3, 4, 5, 6, 7, 8, 9 and 1 more.")]
    public void Many_alike_name_each_other_line_once(string lines, string text)
    {
        var file = new SourceFile("a.py", string.Concat(Enumerable.Repeat("f()\n", 12)));
        var found = lines.Split(' ').Select(line => FoundInCode.At(file, int.Parse(line), Severity.Low, "odd", "Odd."));

        Assert.That(FoundInCode.Folded(found).Single().Text, Is.EqualTo(text));
    }
}
