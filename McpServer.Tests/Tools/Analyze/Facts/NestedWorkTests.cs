using Mcp.Daemon.Tools.Analyze.Facts;
using NUnit.Framework;

namespace Mcp.Tests.Tools.Analyze.Facts;

internal sealed class NestedWorkTests
{
    private const string Sum = "def total(rows):\n    whole = 0\n    for row in rows:\n        whole += row\n    return whole\n";

    [Test]
    public void Loop_that_calls_a_function_which_loops_is_told_across_files()
    {
        var lines = Of(("sums.py", Sum), ("report.py", "from sums import total\n\n\ndef report(months):\n    for month in months:\n        print(total(month))\n"));

        Assert.That(lines, Is.EqualTo(new[] { "report.py:5 loops in report and calls total (line 6), which loops in sums.py:3" }));
    }

    [Test]
    public void Loop_in_a_loop_is_told_once_for_each_level()
    {
        var lines = Of(("grid.js", "function draw(grid) {\n  for (const row of grid) {\n    for (const cell of row) {\n      for (const dot of cell) {\n        put(dot);\n      }\n    }\n  }\n}\n"));

        Assert.That(lines, Is.EqualTo(new[] { "grid.js:2 loops in draw around the loop in line 3", "grid.js:3 loops in draw around the loop in line 4" }));
    }

    [Test]
    public void What_the_inner_loop_calls_is_told_with_the_inner_one_alone()
    {
        var lines = Of(("sums.py", Sum), ("report.py", "from sums import total\n\n\ndef report(years):\n    for year in years:\n        for month in year:\n            print(total(month))\n"));

        Assert.That(lines, Is.EqualTo(new[]
        {
            "report.py:5 loops in report around the loop in line 6", "report.py:6 loops in report and calls total (line 7), which loops in sums.py:3",
        }));
    }

    [TestCase("from sums import total\n\n\ndef report(months):\n    for month in months:\n        pass\n    print(total(months))\n", TestName = "{m}(a call behind the loop)")]
    [TestCase("def report(months):\n    for month in months:\n        print('total(month)')  # total(month)\n", TestName = "{m}(a string and a comment)")]
    [TestCase("def report(months):\n    for month in months:\n        print(month.total(1))\n", TestName = "{m}(a method of something else)")]
    [TestCase("def walk(node):\n    for child in node.children:\n        walk(child)\n", TestName = "{m}(a walk through a tree)")]
    public void Is_silent_for(string text)
    {
        var lines = Of(("sums.py", Sum), ("report.py", text));

        Assert.That(lines, Is.Empty);
    }

    private static IReadOnlyList<string> Of(params (string Path, string Text)[] files) => new NestedWork(Mapped.Of(files)).All(CancellationToken.None);
}
